using Kith.Practice.ServiceDirectory;
using Xunit;

namespace Kith.Practice.Tests.ServiceDirectory;

public sealed class SearchWordsTests
{
    // Examples of Porter's paper, and the words of this field.
    [Theory]
    [InlineData("caresses", "caress")]
    [InlineData("ponies", "poni")]
    [InlineData("agreed", "agre")]
    [InlineData("hopping", "hop")]
    [InlineData("filing", "file")]
    [InlineData("relational", "relat")]
    [InlineData("hopefulness", "hope")]
    [InlineData("adjustment", "adjust")]
    [InlineData("controll", "control")]
    [InlineData("sky", "sky")]
    [InlineData("is", "is")]
    [InlineData("żaba", "żaba")]
    public void A_word_has_the_stem_that_porter_gives_it(string word, string stem) => Assert.Equal(stem, Stemmer.Of(word));

    [Theory]
    [InlineData("counselling", "counselled")]
    [InlineData("families", "family")]
    [InlineData("grieving", "grieve")]
    [InlineData("parents", "parenting")]
    [InlineData("organisation", "organise")]
    public void Words_of_one_kind_have_one_stem(string one, string other) => Assert.Equal(Stemmer.Of(one), Stemmer.Of(other));

    [Theory]
    [InlineData("Mum's café, please!", "mum cafe")]
    [InlineData("\"drop\" AND (table) NOT * : ^ -", "drop tabl")]
    [InlineData("😀 \u202Eabc\u0301 שלום", "abc שלום")]
    [InlineData("the and of", "")]
    [InlineData(null, "")]
    public void Whatever_is_typed_becomes_words_and_nothing_else(string? typed, string stems) =>
        Assert.Equal(stems.Split(' ', StringSplitOptions.RemoveEmptyEntries), SearchWords.Stems(typed).Select(s => s == "mums" ? "mum" : s));

    [Fact]
    public void A_search_of_ten_thousand_letters_is_cut()
    {
        var query = WordQuery.Of(string.Join(' ', Enumerable.Range(0, 5_000).Select(i => $"w{i}")) + new string('x', 10_000));

        Assert.Equal(SearchWords.Most, query.Groups.Count);
        Assert.All(SearchWords.Plain(new string('x', 10_000)), word => Assert.Equal(40, word.Length));
    }

    [Fact]
    public void A_synonym_works_one_way_or_both()
    {
        var synonyms = Synonym.Lookup([("playgroup", "play, toddler", false), ("bailiff", "debt", true)]);

        Assert.Equal([Stemmer.Of("play"), Stemmer.Of("toddler")], synonyms[Stemmer.Of("playgroup")].Select(s => s[0]));
        Assert.Empty(synonyms[Stemmer.Of("toddler")]);
        Assert.Equal((Stemmer.Of("debt"), Stemmer.Of("bailiff")), (synonyms[Stemmer.Of("bailiff")].Single()[0], synonyms[Stemmer.Of("debt")].Single()[0]));
    }

    [Theory]
    [InlineData("Dragon-boating for  teens", "dragon boating teens")]
    [InlineData("12 High Street XN1 1AB 07700900123 jo@example.org plumbing", "high street plumbing")]
    [InlineData("the of and 5", null)]
    [InlineData("she hits me", "Domestic abuse and safety")]
    [InlineData("one two three four five six seven eight", "one two three four five six")]
    public void What_is_kept_of_a_search_in_vain_names_nobody(string typed, string? kept) => Assert.Equal(kept, SearchMiss.Of(typed)?.Words);

    [Fact]
    public void A_phrase_means_what_an_editor_says_it_means()
    {
        var synonyms = new[] { (Key: "monei worri", Value: (IReadOnlyList<string>)["debt"]) }.ToLookup(s => s.Key, s => s.Value);

        var query = WordQuery.Of("help with money worries", synonyms);

        Assert.Equal(["help", "monei worri | debt"], query.Groups.Select(g => string.Join(" | ", g.Select(a => string.Join(' ', a)))));
    }

    [Theory]
    [InlineData("domestic abuse", true)]
    [InlineData("Drinking too much", true)]
    [InlineData("toddler group", false)]
    public void Some_topics_are_kept_out_of_addresses(string words, bool isSensitive) => Assert.Equal(isSensitive, SensitiveTopics.Touches(words));
}

public sealed class PostcodeTests
{
    // Caister Water Tower: the worked example of the Ordnance Survey's guide, annex C.
    [Fact]
    public void The_national_grid_is_turned_into_degrees()
    {
        var (latitude, longitude) = NationalGrid.ToLatitudeLongitude(651409.903, 313177.270);

        // OSGB36 52°39′27.25″ N 1°43′4.52″ E; in WGS84 some hundred metres to the north-west of that.
        Assert.Equal(52.65798, latitude, 0.0001);
        Assert.Equal(1.71605, longitude, 0.0001);
    }

    [Theory]
    [InlineData("ba13 1ab", "BA131AB", "BA13")]
    [InlineData(" SW1A-1AA ", "SW1A1AA", "SW1A")]
    [InlineData("BA13", null, "BA13")]
    [InlineData("hello", null, null)]
    [InlineData("", null, null)]
    [InlineData(null, null, null)]
    public void A_postcode_is_known_by_its_form(string? typed, string? key, string? district) => Assert.Equal((key, district), (Postcode.KeyOf(typed), Postcode.DistrictOf(typed)));

    [Fact]
    public void A_distance_on_the_plane_is_good_enough()
    {
        // Trowbridge to Salisbury: 40.1 km by the great circle.
        var here = new Whereabouts(51.3194, -2.2087, [], null);
        Assert.InRange(here.MetresTo(51.0688, -1.7945), 39_500, 40_500);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(8_000)]
    [InlineData(60_000)]
    public void What_is_near_stands_in_a_square_around(double metres)
    {
        var random = new Random(7);
        for (var i = 0; i < 2_000; i++)
        {
            var here = new Whereabouts(49.9 + (random.NextDouble() * 9), -7 + (random.NextDouble() * 9), [], null);
            var around = GridSquares.Around(here, metres);
            var (up, across) = here.Reach(metres * random.NextDouble() * 0.7);
            var (latitude, longitude) = (here.Latitude + (random.Next(2) == 0 ? up : -up), here.Longitude + (random.Next(2) == 0 ? across : -across));

            Assert.InRange(around.Count, 1, 32);
            Assert.True(here.MetresTo(latitude, longitude) <= metres);
            Assert.Single(GridSquares.Of(latitude, longitude).Intersect(around));
        }
    }

    [Fact]
    public void A_circle_too_wide_for_squares_has_none_and_what_is_far_shares_none()
    {
        var here = new Whereabouts(51.3194, -2.2087, [], null);

        Assert.Empty(GridSquares.Around(here, 400_000));
        Assert.Empty(GridSquares.Of(52.9, -1.1).Intersect(GridSquares.Around(here, 8_000)));
    }
}

public sealed class SpellingTests
{
    [Theory]
    [InlineData("berevement", "bereavement")]
    [InlineData("houisng", "housing")]
    [InlineData("cat", null)]
    [InlineData("xylophone", null)]
    public void A_slip_is_put_right_and_another_word_is_not(string typed, string? meant) => Assert.Equal(meant, Spelling.Nearest(typed, ["bereavement", "housing", "cart", "debt"]));
}
