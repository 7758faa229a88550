using Kith.Platform.Data;
using Kith.Practice.ServiceDirectory;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.ServiceDirectory;

/// <summary>
/// Synonyms with which a new directory begins: everyday words for help with families and what services call it. Ours; editors change them.
/// </summary>
internal sealed class StarterSynonyms(TimeProvider time) : IPrepare
{
    private static readonly (string Phrase, string Means)[] All =
    [
        ("mum", "mother, carer, parent, perinatal"), ("mother", "carer, parent"), ("dad", "father, male carer"), ("father", "male carer"), ("kid", "child, children, pupil"), ("child", "pupil, school age"),
        ("baby", "infant, under fives"), ("toddler", "under fives, play"), ("teenager", "adolescent, youth, young people"), ("teen", "adolescent, youth, young people"), ("son", "child, adolescent"),
        ("daughter", "child, adolescent"), ("grandparent", "relative, kinship"), ("grandchild", "kinship, special guardianship"), ("grandad", "bereavement, grief"), ("husband", "partner"), ("wife", "partner"),
        ("boyfriend", "partner"), ("family", "household"), ("parents", "carer"),
        ("money", "debt, budgeting, financial"), ("money worries", "debt, arrears, budgeting"), ("bills", "debt, arrears"), ("bailiff", "debt, creditor"), ("loan", "debt"), ("universal credit", "benefits, welfare"),
        ("benefits", "welfare, entitlement, claim"), ("sanctioned", "welfare, sanction"), ("forms", "claim"), ("pip", "benefits, disability"), ("food", "larder, parcel, pantry"), ("hungry", "foodbank, larder, pantry"),
        ("nappies", "essentials, foodbank"), ("clothes", "uniform, wardrobe"), ("eviction", "landlord, tenancy, homelessness"), ("homeless", "homelessness, housing"), ("rent", "tenancy, landlord"),
        ("house", "housing"), ("landlord", "tenancy, housing"), ("abuse", "violence, violent"), ("domestic abuse", "domestic violence, survivor, violent partner"), ("domestic violence", "domestic abuse, survivor"),
        ("hit", "violence"), ("hurt", "violence, abuse"), ("controlling", "coercive"), ("anger", "behaviour change, violence"), ("perpetrator", "used violence, behaviour change"), ("drinking", "alcohol"), ("drink", "alcohol"),
        ("drunk", "alcohol"), ("heroin", "substance, drug"), ("cocaine", "substance, drug"), ("weed", "cannabis, substance"), ("smoking", "cannabis, vaping"), ("methadone", "substitute prescribing, opioid"), ("addiction", "dependent, substance"),
        ("depression", "low mood, psychological therapy"), ("sad", "low mood, depression"), ("feeling low", "low mood, depression"), ("low", "low mood"), ("anxious", "anxiety"), ("worried", "anxiety"), ("stress", "anxiety"),
        ("postnatal", "perinatal, after birth"), ("pregnant", "pregnancy, perinatal"), ("suicidal", "suicide, crisis"), ("crisis", "distress"), ("camhs", "child adolescent wellbeing, emotional disorder"), ("emotional", "low mood, anxiety"),
        ("cutting", "self harm"), ("died", "death, bereavement, grief"), ("death", "bereavement, grief"), ("grief", "bereavement"), ("loss", "bereavement, grief"), ("tantrums", "challenging behaviour"), ("behaviour", "parenting"),
        ("playgroup", "play toddler"), ("bonding", "attachment"), ("breastfeeding", "infant feeding, lactation"), ("bottle", "infant feeding"), ("feed", "feeding"), ("nursery", "day care, pre-school"), ("childminder", "childminding"), ("childcare", "day care, childminding, pre-school"),
        ("preschool", "pre-school"), ("school holidays", "holiday, playscheme"), ("summer", "holiday"), ("football", "coaching"), ("sport", "coaching"), ("special needs", "special educational needs, disabled"),
        ("ehcp", "education health care plan"), ("send", "special educational needs"), ("exclusion", "exclusions"), ("autistic", "autism"), ("neurodivergent", "autism, adhd, neurodiversity"), ("disability", "disabled"), ("respite", "short breaks"),
        ("stammer", "stammering"), ("talking yet", "delayed language"), ("late talker", "delayed language, speech"), ("speech", "language communication"), ("looks after", "carers"), ("job", "employment"), ("cv", "applications employment"), ("unemployed", "out of employment"),
        ("work", "employment"), ("english", "esol, speakers of other languages"), ("divorce", "family law, child arrangements"), ("separation", "contact, child arrangements"), ("solicitor", "legal, law"), ("custody", "child arrangements, parental responsibility"),
        ("contact", "visits"), ("county lines", "criminal exploitation"), ("grooming", "exploitation"), ("missing", "missing exploitation"), ("knife", "weapons"), ("gangs", "weapons, mentors"), ("postcode", "district"), ("support", "help, advice"), ("course", "programme"),
        ("therapy", "therapeutic, counselling"), ("counselling", "therapy, therapist"), ("group", "club, session"), ("counsellor", "counselling, therapist"),
    ];

    public async Task Prepare(KithDb db, CancellationToken ct)
    {
        if (await db.Synonyms.AnyAsync(ct))
        {
            return;
        }

        var now = Now.At(time.GetUtcNow());
        db.AddRange(All.Select(s => Synonym.Say(s.Phrase, s.Means, false, now).Value));
        await db.SaveChangesAsync(ct);
    }
}
