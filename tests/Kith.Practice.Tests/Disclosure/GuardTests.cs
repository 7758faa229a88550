using Kith.Practice.Access;
using Kith.Practice.Disclosure;
using Kith.Practice.Families;
using Kith.Practice.Shared;
using Xunit;

namespace Kith.Practice.Tests.Disclosure;

public sealed class GuardTests
{
    private static readonly Now Noon = Now.OnClock(new DateOnly(2026, 6, 16), new TimeOnly(12, 0));
    private static readonly PersonId Vera = Id.New<PersonId>(Noon);
    private static readonly PersonId Paul = Id.New<PersonId>(Noon);
    private static readonly PersonId Amy = Id.New<PersonId>(Noon);
    private static readonly ProtectedValue[] Hidden = [new(AddressKind.Home, "9 Secret Mews", "ZZ9 7XQ")];
    private static readonly Recipient ToPaul = new(Paul, [Amy], new Dictionary<PersonId, string> { [Vera] = "Vera", [Amy] = "Amy" });

    [Fact]
    public void A_side_goes_to_nobody_but_the_person_whose_side_it_is()
    {
        Assert.Equal(Verdict.KeptBack, Judge("She is afraid", Side.VictimOf(Vera)).Verdict);
        Assert.Equal(Verdict.Goes, Judge("He talked of his work", Side.PerpetratorOf(Paul)).Verdict);
        Assert.Equal(Verdict.KeptBack, Guard.Judge(new Passage("k", "h", "x", [], Side.PerpetratorOf(Paul)), ToPaul with { Person = null }, Hidden).Verdict);
    }

    [Fact]
    public void What_the_police_or_lawyers_told_goes_to_nobody_and_a_confidence_to_the_child_alone()
    {
        Assert.Equal((Verdict.KeptBack, "It may not go out: police information"), (Judge("A caution", Side.OfPolice).Verdict, Judge("A caution", Side.OfPolice).Why));
        Assert.Equal(Verdict.KeptBack, Judge("Counsel thinks so", Side.OfLawyers).Verdict);
        Assert.Equal(Verdict.KeptBack, Judge("She is afraid", Side.ConfidedBy(Amy)).Verdict);
        Assert.Equal(Verdict.Goes, Guard.Judge(new Passage("k", "h", "I told you so", [Amy], Side.ConfidedBy(Amy)), ToPaul with { Person = Amy }, Hidden).Verdict);
    }

    [Fact]
    public void Whatever_tells_about_somebody_else_is_listed_by_name_or_by_what_it_is_about()
    {
        Assert.Equal("It tells about Amy and Vera", Judge("vera was late", Side.Shared, Amy).Why);
        Assert.Equal(Verdict.Goes, Judge("He came on time, and the veranda was swept", Side.Shared, Paul).Verdict);
    }

    [Fact]
    public void A_protected_value_is_taken_out_of_whatever_goes()
    {
        var judged = Judge("Fetch the bag from 9 Secret Mews, ZZ97XQ", Side.Shared);

        Assert.Equal((Verdict.Goes, "Fetch the bag from [left out], [left out]", 2), (judged.Verdict, judged.Text, judged.LeftOut));
    }

    [Fact]
    public void A_file_at_which_nobody_has_looked_is_kept_back_whatever_is_written_of_it()
    {
        var file = new Passage("k", "h", "Amy drew a horse", [], Side.Shared, IsUnseenFile: true);

        Assert.Equal((Verdict.KeptBack, "It is a file, and nobody has looked whether it tells where somebody is"), (Guard.Judge(file, ToPaul, Hidden).Verdict, Guard.Judge(file, ToPaul, Hidden).Why));
        Assert.Equal(Verdict.Goes, Guard.Judge(file with { IsUnseenFile = false, Text = "A drawing of a horse" }, ToPaul, Hidden).Verdict);
    }

    [Fact]
    public void Words_of_an_entry_that_was_corrected_are_kept_back_as_they_were()
    {
        var line = new Passage("k", "h", "He came on time", [], Side.Shared);

        Assert.Equal(Verdict.Goes, Guard.Judge(line, ToPaul, Hidden).Verdict);
        Assert.Equal((Verdict.KeptBack, "It comes from an entry that has been corrected since"), (Guard.Judge(line with { IsCorrected = true }, ToPaul, Hidden).Verdict, Guard.Judge(line with { IsCorrected = true }, ToPaul, Hidden).Why));
    }

    private static Judged Judge(string text, Side side, params PersonId[] about) => Guard.Judge(new Passage("k", "h", text, about, side), ToPaul, Hidden);
}
