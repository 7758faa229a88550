using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Kith.Features.Families;

/// <summary>Those before whom a page about one family is laid open: its reader, or everybody before a shared screen.</summary>
public sealed record BeforeWhom(FamilyEpisodeId Episode, IReadOnlyList<(Acting By, Relationship Held)> Readers);

/// <summary>Finds the words that marks in the texts of a family stand for, as their readers may read them where they come from.</summary>
public interface IQuotes
{
    /// <summary>Every quote of the family by its key, in a number of statements that does not depend on how many there are; one that must not be known of is missing.</summary>
    Task<IReadOnlyDictionary<string, QuoteInView>> For(BeforeWhom readers, CancellationToken ct);
}

public enum QuoteState
{
    /// <summary>Not even that something is quoted is for these readers.</summary>
    Hidden,
    Withheld,

    /// <summary>The record that the words come from no longer says them.</summary>
    Gone,
    Stands,
}

/// <param name="Words">Empty unless they stand.</param>
/// <param name="From">Who wrote them, when and in which record; empty when they are withheld.</param>
public sealed record QuoteInView(QuoteState State, string Words, string From, Side Side);

/// <summary>A text of the record as its readers may read it: what it quotes stands there with its source, or as withheld.</summary>
/// <param name="quotes">Asked once for each page, and only when a text has a mark.</param>
[HtmlTargetElement("kith-words", TagStructure = TagStructure.WithoutEndTag)]
public sealed class KithWordsTagHelper(IQuotes quotes) : TagHelper
{
    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext View { get; set; } = null!;

    public string? Text { get; set; }

    /// <summary>Whether what is not quoted stands there without a paragraph of its own, as in a cell of a table.</summary>
    public bool Bare { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        if (!QuoteMark.IsIn(Text))
        {
            output.Content.AppendHtml(Said(Text ?? string.Empty));
            return;
        }

        var known = await OfThisPage();
        foreach (var (words, key) in QuoteMark.Pieces(Text!))
        {
            if (words is not null)
            {
                if (!string.IsNullOrWhiteSpace(words))
                {
                    output.Content.AppendHtml(Said(words.Trim()));
                }
            }
            else if (known.GetValueOrDefault(key!) is { } quote)
            {
                output.Content.AppendHtml(Shown(quote));
            }
        }
    }

    private async Task<IReadOnlyDictionary<string, QuoteInView>> OfThisPage()
    {
        var http = View.HttpContext;
        if (http.Features.Get<IReadOnlyDictionary<string, QuoteInView>>() is { } known)
        {
            return known;
        }

        known = http.Features.Get<BeforeWhom>() is { } readers ? await quotes.For(readers, http.RequestAborted) : new Dictionary<string, QuoteInView>();
        http.Features.Set(known);
        return known;
    }

    private TagBuilder Said(string words) => Bare ? Tag("span", "kith-text", words) : Tag("p", "govuk-body kith-text", words);

    private static TagBuilder Shown(QuoteInView quote)
    {
        if (quote.State != QuoteState.Stands)
        {
            return Tag("p", "govuk-hint kith-quote", quote.State == QuoteState.Withheld ? "Words quoted from the record are withheld from you" : $"Words quoted here no longer stand in the record: {quote.From}");
        }

        var block = new TagBuilder("blockquote");
        block.AddCssClass("kith-quote");
        block.InnerHtml.AppendHtml(Tag("p", "govuk-body kith-text govuk-!-margin-bottom-1", quote.Words));
        var source = Tag("p", "govuk-hint govuk-body-s govuk-!-margin-bottom-0", $"Quoted from: {quote.From}");
        if (quote.Side.Label != Label.General)
        {
            source.InnerHtml.Append(" ").AppendHtml(Tag("strong", "govuk-tag govuk-tag--purple", quote.Side.Label.Tag()));
        }

        block.InnerHtml.AppendHtml(source);
        return block;
    }

    private static TagBuilder Tag(string name, string css, string words)
    {
        var tag = new TagBuilder(name);
        tag.Attributes["class"] = css;
        tag.InnerHtml.Append(words);
        return tag;
    }
}
