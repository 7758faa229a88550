using Kith.Platform.Data;
using Kith.Practice.Families;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Families;

public static class ChildrenOfFamilies
{
    /// <summary>“Amy (6), Ben (4 months)” for each family of one page of a list: one query, however many families there are.</summary>
    public static async Task<ILookup<FamilyId, string>> ChildrenOf(this KithDb db, IReadOnlyList<FamilyId> families, DateOnly today, CancellationToken ct)
    {
        var children = await (from m in db.FamilyMembers
                              join p in db.People on m.Person equals p.Id
                              where families.Contains(m.Family) && m.Kind == MemberKind.Child && m.Until == null
                              orderby p.BirthDate, p.FirstName
                              select new
                              {
                                  m.Family,
                                  p.FirstName,
                                  p.LastName,
                                  p.BirthDate,
                                  p.ExpectedBirthDate,
                                  Number = p.Identifiers.Where(i => i.Kind == IdentifierKind.LaChildId).Select(i => i.Value).FirstOrDefault(),
                              }).ToListAsync(ct);
        return children.ToLookup(c => c.Family, c => $"{c.FirstName ?? PersonName.Of(null, c.LastName, c.Number)} ({PersonName.AgeInWords(c.BirthDate, c.ExpectedBirthDate, today).Replace("aged ", string.Empty, StringComparison.Ordinal)})");
    }
}
