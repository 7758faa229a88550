using System.Buffers.Binary;
using Kith.Practice.Shared;

namespace Kith.Practice.Families;

/// <summary>How the numbers of a person are made. An imported number is kept as sent; one typed into Kith must be of its form.</summary>
public static class IdentifierForm
{
    // Guide to unique pupil numbers, Department for Education: the check letter is the weighted sum of the other characters modulo 23.
    private const string UpnLetters = "ABCDEFGHJKLMNPQRTUVWXYZ";

    // None that is easily read as another.
    private const string NumberLetters = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    /// <summary>What is wrong with a number, as a page says it; null when nothing is.</summary>
    public static string? WhatIsWrong(IdentifierKind kind, string number) => kind switch
    {
        IdentifierKind.Upn or IdentifierKind.FormerUpn when !IsUpn(number) => "Enter a unique pupil number in the correct format, like H801200001001",
        IdentifierKind.UpnUnknown when !IsReason(number) => "Enter the reason as a code from UN1 to UN10",
        IdentifierKind.NhsNumber when !IsNhsNumber(number) => "Enter an NHS number in the correct format, like 999 012 3454",
        IdentifierKind.LaChildId when number.Length > 10 || !number.All(char.IsAsciiLetterOrDigit) => "The child’s number must be 10 letters and digits or fewer",
        _ => null,
    };

    /// <summary>The number that Kith gives a child whom no other system has numbered: K and nine letters and digits out of the child’s own identity. Ours.</summary>
    public static string OwnChildNumber(PersonId child)
    {
        var random = BinaryPrimitives.ReadUInt64BigEndian(child.Value.ToByteArray(bigEndian: true).AsSpan(8));
        return string.Create(10, random, static (number, rest) =>
        {
            number[0] = 'K';
            foreach (ref var letter in number[1..])
            {
                letter = NumberLetters[(int)(rest % 32)];
                rest /= 32;
            }
        });
    }

    public static string InWords(this IdentifierKind kind) => kind switch
    {
        IdentifierKind.LaChildId => "Local authority child number",
        IdentifierKind.Upn => "Unique pupil number",
        IdentifierKind.FormerUpn => "Former unique pupil number",
        IdentifierKind.UpnUnknown => "Why the pupil number is unknown",
        _ => "NHS number",
    };

    private static bool IsUpn(string number)
    {
        if (number.Length != 13 || !number[1..12].All(char.IsAsciiDigit))
        {
            return false;
        }

        // A temporary number ends in a letter, which counts by its place in the same alphabet.
        var last = char.IsAsciiDigit(number[12]) ? number[12] - '0' : UpnLetters.IndexOf(number[12]);
        var sum = number[1..12].Select((digit, i) => (digit - '0') * (i + 2)).Sum() + (last * 13);
        return last >= 0 && UpnLetters[sum % 23] == number[0];
    }

    private static bool IsReason(string code) => code.StartsWith("UN", StringComparison.Ordinal) && code.Length is 3 or 4 && int.TryParse(code[2..], out var number) && number is >= 1 and <= 10;

    private static bool IsNhsNumber(string number)
    {
        if (number.Length != 10 || !number.All(char.IsAsciiDigit))
        {
            return false;
        }

        var check = 11 - (number[..9].Select((digit, i) => (digit - '0') * (10 - i)).Sum() % 11);
        return check != 10 && check % 11 == number[9] - '0';
    }
}
