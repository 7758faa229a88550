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
    [InlineData("counselling", "counsellor")]
    [InlineData("families", "family")]
    [InlineData("grieving", "grieve")]
    [InlineData("parents", "parenting")]
    [InlineData("organisation", "organise")]
    public void Words_of_one_kind_have_one_stem(string one, string other) => Assert.Equal(Stemmer.Of(one), Stemmer.Of(other));

    [Theory]
    [InlineData("Mum's café, please!", "mum caf")]
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
