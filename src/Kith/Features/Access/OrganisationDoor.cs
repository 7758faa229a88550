using Kith.Platform.Data;
using Kith.Practice.Access;
using Kith.Practice.Shared;

namespace Kith.Features.Access;

internal static class OrganisationDoor
{
    /// <summary>The refusal of a command on the organisation; the operator at the command line acts as nobody and may.</summary>
    public static Refusal? Refuses(this Acting? by) => by?.Has(Duty.ManageOrganisation) == false ? Refusal.Forbidden : null;

    /// <summary>The names of the fields that a command has changed, for the Ledger.</summary>
    public static IReadOnlyList<string> FieldsChanged(this KithDb db, object entity) =>
        db.Entry(entity).Properties.Where(p => p.IsModified).Select(p => p.Metadata.Name).ToList();
}
