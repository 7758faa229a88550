namespace Kith.Testing.Census;

/// <summary>
/// Writes the names and households that belong to an <see cref="InventedCensus"/> as CSV with a heading line and the columns LAchildID, first_name,
/// last_name, household, relationship and protected (yes or no; about 2 in 100 households, everybody in them). The relationship of a
/// child is "child". An adult's row has no LAchildID.
/// </summary>
public static class InventedPeople
{
    public const string Heading = "LAchildID,first_name,last_name,household,relationship,protected";

    /// <param name="writer">Where the lines go, each ended by a line feed; left open.</param>
    /// <param name="year">The year in which the census ends, as given to <see cref="InventedCensus"/>.</param>
    /// <param name="children">How many children, as given to <see cref="InventedCensus"/>.</param>
    /// <param name="seed">Which children, as given to <see cref="InventedCensus"/>.</param>
    public static void Write(TextWriter writer, int year, int children, int seed = 1)
    {
        writer.Write(Heading);
        writer.Write('\n');
        foreach (var family in InventedFamilies.Invent(year, children, seed))
        {
            var ending = $"{(family.IsProtected ? "yes" : "no")}\n";
            foreach (var child in family.Children)
            {
                writer.Write($"{child.Id},{child.FirstName},{child.LastName},{family.Household},child,{ending}");
            }

            foreach (var adult in family.Adults)
            {
                writer.Write($",{adult.FirstName},{adult.LastName},{family.Household},{adult.Relationship},{ending}");
            }
        }
    }
}
