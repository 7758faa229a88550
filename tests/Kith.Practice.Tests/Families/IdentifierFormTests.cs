using Kith.Practice.Families;
using Xunit;

namespace Kith.Practice.Tests.Families;

public sealed class IdentifierFormTests
{
    [Theory]
    [InlineData(IdentifierKind.Upn, "H801200001001", true)]
    [InlineData(IdentifierKind.Upn, "A801200001001", false)]
    [InlineData(IdentifierKind.Upn, "H80120000100", false)]
    [InlineData(IdentifierKind.Upn, "H80120000100?", false)]
    [InlineData(IdentifierKind.FormerUpn, "H801200001001", true)]
    [InlineData(IdentifierKind.UpnUnknown, "UN1", true)]
    [InlineData(IdentifierKind.UpnUnknown, "UN10", true)]
    [InlineData(IdentifierKind.UpnUnknown, "UN11", false)]
    [InlineData(IdentifierKind.NhsNumber, "9990123454", true)]
    [InlineData(IdentifierKind.NhsNumber, "9990123455", false)]
    [InlineData(IdentifierKind.NhsNumber, "9991234560", false)]
    [InlineData(IdentifierKind.LaChildId, "C1234", true)]
    [InlineData(IdentifierKind.LaChildId, "C12345678901", false)]
    public void A_number_is_of_its_form(IdentifierKind kind, string number, bool isRight) => Assert.Equal(isRight, IdentifierForm.WhatIsWrong(kind, number) is null);

    [Fact]
    public void A_number_is_kept_without_spaces_and_once()
    {
        var person = Person.Add(new PersonDetails("Amy", null), SomeDay.Now).Value;

        Assert.Empty(person.Number(IdentifierKind.NhsNumber, " 999 012 3454 ", null, SomeDay.Today));
        Assert.Equal("9990123454", Assert.Single(person.Identifiers).Value);
        Assert.Equal(["This number is already recorded"], person.Number(IdentifierKind.NhsNumber, "9990123454", null, SomeDay.Today).Messages());
        Assert.Equal(["The day it is valid from must be today or in the past"], person.Number(IdentifierKind.LaChildId, "C1", SomeDay.Today.AddDays(1), SomeDay.Today).Messages());

        person.ForgetNumber(IdentifierKind.NhsNumber, "9990123454");
        Assert.Empty(person.Identifiers);
    }
}
