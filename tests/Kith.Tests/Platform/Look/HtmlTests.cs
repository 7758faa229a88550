namespace Kith.Tests.Platform.Look;

public sealed class HtmlTests
{
    [Theory]
    [InlineData("<p class='a b' id=x>One\n two</p>", "<p id=\"x\" class=\"b  a\"> One two </p>")]
    [InlineData("<input disabled>", "<input disabled=\"\">")]
    public void Layout_and_the_order_of_attributes_make_no_difference(string one, string other) => Assert.Equal(Html.Canonical(one), Html.Canonical(other));

    [Theory]
    [InlineData("<p>One</p>", "<p>Two</p>")]
    [InlineData("<p><b>One</b></p>", "<p>One</p>")]
    [InlineData("<p class='a'>One</p>", "<p>One</p>")]
    [InlineData("<input value=''>", "<input>")]
    [InlineData("<textarea>One </textarea>", "<textarea>One</textarea>")]
    [InlineData("<p>One</p><p>Two</p>", "<p>One<b>Two</b></p>")]
    public void What_a_reader_would_notice_makes_one(string one, string other) => Assert.NotEqual(Html.Canonical(one), Html.Canonical(other));
}
