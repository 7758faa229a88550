namespace Kith.Demo;

/// <summary>Names that go together, with the census code of the people who bear them here.</summary>
internal sealed record Heritage(string Ethnicity, string[] Surnames, string[] Women, string[] Men, string[] Girls, string[] Boys);

/// <summary>Invented people, streets and schools. No place of these names has a partnership, and telephone numbers are those kept for drama.</summary>
internal static class Names
{
    public static readonly IReadOnlyList<Heritage> Heritages =
    [
        new(
            "WBRI",
            Words("Ashdown Brindle Calloway Dunmore Eastwick Farrowby Garrick Hollis Ingleby Jessop Kestrel Lomax Merrow Northcote Oakes Pellam Quill Rudd Sedgley Thackray Underhill Varley Wetherall Yarrow "
                + "Appleyard Birtwhistle Cragg Dunnock Elsworth Fairbank Gosling Heptonstall Ibbotson Jagger Kettlewell Lumb Midgley Nettleton Ogden Pickersgill Rastrick Sugden Tordoff Uttley Wadsworth"),
            Words("Kelly Gemma Leanne Stacey Donna Chloe Jade Hayley Sophie Danielle Kirsty Natalie Amy Becky Paula Tanya Megan Holly Charlotte Lauren Vicky Shannon Abbie Carly"),
            Words("Darren Craig Lee Wayne Ryan Scott Jamie Carl Gareth Shaun Kyle Liam Connor Ashley Stuart Neil Dean Adam Luke Matt"),
            Words("Ava Mia Ellie Poppy Ruby Isla Evie Lola Maisie Daisy Freya Esme Millie Summer Willow Lexi Erin Amber Scarlett Bonnie"),
            Words("Alfie Leo Noah Jayden Tyler Mason Riley Oscar Archie Finley Harvey Logan Theo Kai Toby Reece Bobby Jude Callum Ellis")),
        new(
            "APKN",
            Words("Chaudhry Qureshi Mirza Bhatti Sarwar Javed"),
            Words("Samina Nadia Rukhsana Farah Saima Bushra"),
            Words("Imran Tariq Asif Nadeem Kashif Usman"),
            Words("Aisha Zara Hafsa Maryam Iqra Amna"),
            Words("Hamza Yusuf Bilal Zain Ibrahim Haris")),
        new(
            "WOTH",
            Words("Kowalczyk Nowicki Zielony Wrona Lisiecki"),
            Words("Agnieszka Monika Justyna Ewelina Karolina"),
            Words("Tomasz Marcin Pawel Krzysztof Rafal"),
            Words("Zuzanna Lena Oliwia Hania Maja"),
            Words("Jakub Filip Antoni Szymon Oskar")),
        new(
            "BAFR",
            Words("Okonjo Adeleke Mensah Owusu Balogun"),
            Words("Abena Folake Ngozi Efua Temi"),
            Words("Kwame Tunde Emeka Kofi Segun"),
            Words("Ama Zainab Adaeze Esi Tolu"),
            Words("Kojo Dayo Chidi Yaw Femi")),
        new(
            "MWBC",
            Words("Delroy-Marsh Campion Bright Winterton Lovell"),
            Words("Simone Janelle Keisha Tamika Leah"),
            Words("Marlon Jermaine Dwayne Leon Andre"),
            Words("Nevaeh Kiara Tia Aaliyah Renee"),
            Words("Malachi Tyrese Isaiah Jaden Ezra")),
    ];

    public static readonly IReadOnlyList<string> WorkerFirstNames =
        Words("Vera Amina Joanna Priya Helen Marcus Ruth Daniel Sunita Owen Grace Tom Fatima Bridget Elliot Yvonne Patrick Shreya Nina Gordon Carys Idris Megan Hassan Clare Peter Olu Jenny Rowan Kate "
            + "Sanjay Lorna Hugh Maya Colin Dilys Ewan Farida Gwen Harriet Ivan Jo Karim Lydia Moira Nigel Oona Pauline Quentin Rosa Stephen Tess Ursula Victor Wendy Xanthe Yusra Zoe Alan Beth Cyril Dora "
            + "Edwin Flora Gus Hope Iris Joel Kim Leon Mary Noel");

    public static readonly IReadOnlyList<string> WorkerSurnames =
        Words("Larkspur Fenwick Tarn Holloway Adebayo Birchall Cloughton Drayton Ellery Foxley Garside Haigh Ismail Jarrow Kaur Langstaff Moss Nadkarni Osgood Penrose Quarmby Rhodes Sandhu Tetley Usher Vickery "
            + "Whitlock Yates Askwith Bannister Crowther Denholm Earnshaw Firth Greenhalgh Hussain Illingworth Jowett Kilner Lister Mistry Naylor Otley Priestley Ramsden Stansfield Tasker Umpleby Verity Wolfenden "
            + "Ackroyd Barraclough Cawood Dyson Emmott Feather Gaukroger Hirst Iredale Judson Kaye Lodge Murgatroyd Nutter Oldroyd Pogson Rushworth Shackleton Thornber Utting Wood Yewdall Arkle Bowes Cammack Dransfield Eshelby Furness Gledhill");

    public static readonly IReadOnlyList<string> Streets =
    [
        "Tannery Row", "Ropewalk", "Lower Mill Lane", "Beacon Street", "Tenterfield Road", "Gasworks Yard", "Chandler’s Court", "Old Wharf Street", "Peel Terrace", "Snicket End",
        "Weaver’s Fold", "Quarry View", "Bobbin Close", "Saltpan Road", "Fuller Street", "Becksides", "Canal Bank", "Drovers Way", "Flaxfield Avenue", "Hobb Lane",
    ];

    public static readonly IReadOnlyList<string> Schools = ["Hollin Primary School", "St Wilfrid’s Beck Primary School", "Tarnside Academy", "Millrace Junior School"];

    private static string[] Words(string text) => text.Split(' ');
}
