using Kith.Demo;

namespace Kith.Testing.Quality;

/// <summary>A search as a parent or worker might type it, with the place and age that they would give, and what it is about.</summary>
/// <param name="Kind">The kind of invented service that answers it.</param>
public sealed record QualityQuery(string Words, string Kind, string Town, double Latitude, double Longitude, double? Age);

/// <summary>
/// Two hundred searches whose right answers follow from the facts of the invented services alone (need, age, place), never from their words. Written
/// before any ranking was, so that no ranking could be bent to them.
/// </summary>
public static class SearchQuality
{
    private const double NearKilometres = 10;
    private const double FarKilometres = 25;

    // Five ways to ask for each kind, in the words of parents, of schools and of workers; with the age of the one it is for.
    private static readonly (string Kind, double? Age, string[] Words)[] Asked =
    [
        ("debt", 30, ["debt advice", "help with money worries", "bailiffs at the door", "cannot pay my bills", "budgeting support"]),
        ("benefits", 30, ["universal credit help", "benefits advice", "sanctioned", "claim disability benefit", "help with forms"]),
        ("foodbank", null, ["foodbank", "no food", "nappies", "food parcel", "hungry family"]),
        ("housing", 28, ["eviction", "homeless", "housing advice", "landlord problem", "overcrowded house"]),
        ("idva", 30, ["domestic abuse", "my partner hurts me", "domestic violence support", "controlling boyfriend", "freedom programme"]),
        ("dvchildren", 8, ["child witnessed violence", "help for children after domestic abuse", "recovery group for children", "my son saw his dad hit me", "children domestic abuse therapy"]),
        ("perpetrator", 35, ["perpetrator programme", "stop hurting my partner", "anger towards wife", "change violent behaviour", "behaviour change domestic abuse"]),
        ("alcohol", 40, ["alcohol", "drinking too much", "mum drinks", "alcohol treatment", "stop drinking"]),
        ("drugs", 32, ["drugs", "heroin", "drug treatment", "dad uses cocaine", "methadone"]),
        ("youngsubstance", 15, ["teenager smoking weed", "vaping", "young people drugs", "cannabis", "substance misuse young people"]),
        ("perinatal", 27, ["postnatal depression", "pregnant and anxious", "perinatal mental health", "low after having baby", "new mum depression"]),
        ("talking", 35, ["depression", "counselling", "anxiety", "feeling low", "talking therapy"]),
        ("crisis", 35, ["suicidal", "mental health crisis", "crisis line", "crisis at night", "somewhere safe when I am in crisis"]),
        ("camhs", 10, ["child anxiety", "camhs", "worried child", "emotional problems at school", "child mental health"]),
        ("selfharm", 14, ["self harm", "daughter cutting herself", "teenager self-harming", "coping with self harm", "self harm support for parents"]),
        ("bereavement", 9, ["child bereavement", "grandad died", "grieving child", "death of a parent", "bereaved children"]),
        ("parenting", 6, ["parenting course", "child behaviour", "tantrums", "parenting programme", "boundaries and routines"]),
        ("teens", 14, ["parenting teenagers", "arguing with my teenager", "teenager will not listen", "parents of adolescents", "family conflict with teens"]),
        ("dads", 3, ["dads group", "fathers", "saturday dads", "dad and toddler", "male carers"]),
        ("play", 2, ["toddler group", "stay and play", "playgroup", "messy play", "somewhere to take my two year old"]),
        ("babies", 0.5, ["baby massage", "baby group", "bonding with baby", "sensory baby", "baby sleep"]),
        ("breastfeeding", 0.5, ["breastfeeding", "baby will not feed", "weaning", "feeding support", "bottle or breast"]),
        ("childcare", 2, ["nursery", "childminder", "free childcare for two year olds", "preschool", "childcare places"]),
        ("youthclub", 14, ["youth club", "something to do for teenagers", "youth worker", "teen club evenings", "youth project"]),
        ("holiday", 9, ["holiday club", "summer activities", "free school meals holiday", "school holidays", "playscheme"]),
        ("sports", 10, ["football", "swimming", "sport for kids", "boxing club", "cheap sports"]),
        ("sendadvice", 9, ["special needs advice", "ehcp", "send support", "school exclusion", "education health and care plan"]),
        ("autism", 8, ["autism", "adhd", "autistic child support", "waiting for adhd diagnosis", "neurodivergent"]),
        ("shortbreaks", 10, ["respite", "short breaks", "break for carers of disabled child", "disabled children overnight", "disability respite"]),
        ("speech", 3, ["speech therapy", "child not talking yet", "stammer", "speech and language", "late talker"]),
        ("youngcarers", 12, ["young carers", "child looks after mum", "young carer support", "caring for my brother", "children who care for a parent"]),
        ("kinship", 60, ["kinship care", "grandparents raising children", "special guardianship", "looking after my grandchild", "kinship carers group"]),
        ("employment", 30, ["find a job", "help with cv", "employment support", "back to work", "unemployed"]),
        ("english", 30, ["learn english", "esol", "english classes", "english lessons for mums", "english as a second language"]),
        ("legal", 35, ["family law", "divorce", "mediation", "solicitor", "custody of children"]),
        ("contactcentre", 5, ["contact centre", "supervised contact", "see my children after separation", "child contact", "supervised visits"]),
        ("exploitation", 14, ["county lines", "missing from home", "child exploitation", "grooming", "teenager goes missing"]),
        ("knife", 15, ["knife crime", "gangs", "mentor for my son", "carrying a knife", "youth violence"]),
        ("bereavedadults", 45, ["bereavement counselling", "my husband died", "grief", "loss of partner", "bereavement walk"]),
        ("uniform", 8, ["school uniform", "cannot afford uniform", "school shoes", "uniform bank", "clothes for school"]),
    ];

    public static IReadOnlyList<QualityQuery> Queries { get; } = Asked
        .SelectMany((asked, i) => asked.Words.Select((words, j) =>
        {
            var town = InventedServices.Towns[(i + j) % InventedServices.Towns.Count];
            return new QualityQuery(words, asked.Kind, town.Name, town.Latitude, town.Longitude, j % 2 == 0 ? asked.Age : null);
        }))
        .ToList();

    /// <summary>3: the right kind for the age, near or at one’s own home. 2: the same, farther. 1: another service for the same need. 0: no answer.</summary>
    public static int Grade(QualityQuery query, InventedListing service, IReadOnlyDictionary<string, string> needOfKind)
    {
        var fits = query.Age is not { } age || ((service.FromAge ?? 0) <= age && (service.ToAge ?? 200) >= age);
        if (!fits || service.HasHiddenPlace)
        {
            return 0;
        }

        var far = Kilometres(query.Latitude, query.Longitude, service.Latitude, service.Longitude);
        var isThere = far <= NearKilometres || service.IsOnline || service.IsAtHome;
        if (service.Kind == query.Kind)
        {
            return isThere ? 3 : far <= FarKilometres ? 2 : 1;
        }

        return service.Need == needOfKind[query.Kind] && isThere ? 1 : 0;
    }

    /// <summary>How good a list is against the best that could be: 0 to 1 (Järvelin and Kekäläinen 2002), by the gains 2^grade - 1 of its first ten.</summary>
    public static double Ndcg(IEnumerable<int> grades, IEnumerable<int> all)
    {
        var best = Gain(all.OrderDescending().Take(10));
        return best == 0 ? 0 : Gain(grades.Take(10)) / best;
    }

    private static double Gain(IEnumerable<int> grades) => grades.Select((grade, i) => (Math.Pow(2, grade) - 1) / Math.Log2(i + 2)).Sum();

    public static double Kilometres(double latitude, double longitude, double otherLatitude, double otherLongitude)
    {
        var (a, b) = (double.DegreesToRadians(otherLatitude - latitude), double.DegreesToRadians(otherLongitude - longitude));
        var h = Math.Pow(Math.Sin(a / 2), 2) + (Math.Cos(double.DegreesToRadians(latitude)) * Math.Cos(double.DegreesToRadians(otherLatitude)) * Math.Pow(Math.Sin(b / 2), 2));
        return 2 * 6371.0088 * Math.Asin(Math.Sqrt(h));
    }
}
