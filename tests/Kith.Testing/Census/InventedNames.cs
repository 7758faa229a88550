namespace Kith.Testing.Census;

/// <summary>First and last names common in the United Kingdom, of mixed origins, to be combined by chance. They name nobody.</summary>
internal static class InventedNames
{
    public static IReadOnlyList<string> Girls { get; } =
    [
        "Aaliyah", "Abigail", "Ada", "Aisha", "Alexandra", "Amara", "Amelia", "Ania", "Ava", "Beatrice", "Bronwen", "Chloe", "Chidinma", "Daisy",
        "Efua", "Eilidh", "Ella", "Emily", "Esme", "Farah", "Fatima", "Florence", "Freya", "Grace", "Gurpreet", "Hafsa", "Hannah", "Harriet",
        "Imani", "Isla", "Ivy", "Jasmine", "Kasia", "Keira", "Layla", "Lily", "Lowri", "Maisie", "Mariam", "Maya", "Megan", "Mia", "Millie",
        "Nia", "Niamh", "Olivia", "Poppy", "Priya", "Rosie", "Ruby", "Saanvi", "Sienna", "Sofia", "Tamara", "Thandi", "Willow", "Yasmin", "Zainab", "Zofia",
    ];

    public static IReadOnlyList<string> Boys { get; } =
    [
        "Aarav", "Abdul", "Adam", "Aidan", "Alfie", "Amir", "Archie", "Arjun", "Benjamin", "Bilal", "Callum", "Charlie", "Chinedu", "Connor", "Daniel",
        "Dawid", "Dylan", "Elijah", "Ethan", "Finlay", "Freddie", "George", "Hamza", "Harry", "Hassan", "Ibrahim", "Isaac", "Jack", "Jakub", "Jayden",
        "Joshua", "Kai", "Kofi", "Kwame", "Leo", "Lewis", "Logan", "Luca", "Mateusz", "Mohammed", "Musa", "Nathan", "Noah", "Oliver", "Omar", "Oscar",
        "Owen", "Reuben", "Rhys", "Rohan", "Ryan", "Samuel", "Tariq", "Theo", "Toby", "Tomos", "William", "Yusuf", "Zachary",
    ];

    public static IReadOnlyList<string> Women { get; } =
    [
        "Agnieszka", "Amy", "Anita", "Charlotte", "Claire", "Danielle", "Donna", "Emma", "Folake", "Gemma", "Hayley", "Joanna", "Kelly", "Kirsty",
        "Laura", "Leanne", "Lisa", "Michelle", "Nadia", "Natalie", "Nicola", "Patience", "Rachel", "Rukhsana", "Samantha", "Sarah", "Shabnam",
        "Stacey", "Sunita", "Tanya", "Tracey", "Vanessa", "Victoria", "Yetunde",
    ];

    public static IReadOnlyList<string> Men { get; } =
    [
        "Adrian", "Andrew", "Anthony", "Babatunde", "Barry", "Carl", "Craig", "Darren", "David", "Dean", "Emeka", "Gareth", "Gary", "Imran", "Jamie",
        "Jason", "Kevin", "Lee", "Marcin", "Mark", "Martin", "Michael", "Nadeem", "Neil", "Paul", "Piotr", "Rajesh", "Richard", "Robert", "Ross",
        "Sanjay", "Scott", "Shaun", "Stephen", "Steven", "Tomasz", "Wayne",
    ];

    public static IReadOnlyList<string> LastNames { get; } =
    [
        "Adeyemi", "Ahmed", "Akhtar", "Ali", "Andrews", "Bailey", "Baker", "Barker", "Begum", "Bell", "Bennett", "Brooks", "Campbell", "Carter", "Chapman",
        "Chaudhry", "Clarke", "Cole", "Collins", "Cooper", "Cox", "Davies", "Dixon", "Doyle", "Edwards", "Ellis", "Evans", "Fisher", "Foster", "Gallagher",
        "Georgiou", "Gill", "Graham", "Green", "Griffiths", "Hall", "Harris", "Hassan", "Hughes", "Hussain", "Jackson", "James", "Jenkins", "Johnson",
        "Kamara", "Kaur", "Kelly", "Khan", "King", "Knight", "Kowalska", "Lee", "Lewis", "Lloyd", "Malik", "Marsh", "Martin", "Mensah", "Miller", "Mitchell",
        "Moore", "Morgan", "Murphy", "Nowak", "O'Brien", "O'Connor", "Okafor", "Osei", "Owen", "Parker", "Patel", "Phillips", "Powell", "Price", "Rahman",
        "Reid", "Richards", "Roberts", "Rogers", "Russell", "Scott", "Sharma", "Shaw", "Silva", "Singh", "Smith", "Stewart", "Taylor", "Thomas", "Turner",
        "Walker", "Ward", "Watson", "Webb", "Williams", "Wilson", "Wright", "Wójcik", "Yilmaz", "Young",
    ];
}
