using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.ServiceDirectory;
using Kith.Practice.Shared;
using Kith.Returns.OpenReferral;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.ServiceDirectory;

/// <summary>Takes where postcodes lie, as a published file says. What was there is said anew.</summary>
public sealed class TakePostcodes(KithDb db, Ledger ledger)
{
    public async Task<Outcome<int>> Do(IReadOnlyList<PostcodeRow> rows, string source, Acting? by, CancellationToken ct)
    {
        if (by?.Has(Duty.EditDirectory) == false)
        {
            return Refusal.Forbidden;
        }

        foreach (var row in rows)
        {
            var (latitude, longitude) = row is { Easting: { } east, Northing: { } north } && east > 0 ? NationalGrid.ToLatitudeLongitude(east, north) : (row.Latitude, row.Longitude);
            if (row.IsDistrict)
            {
                await db.Database.ExecuteSqlAsync(
                    $"""INSERT INTO "PostcodeDistricts" ("Key", "Latitude", "Longitude") VALUES ({row.Key}, {latitude ?? 0}, {longitude ?? 0}) ON CONFLICT ("Key") DO UPDATE SET "Latitude" = excluded."Latitude", "Longitude" = excluded."Longitude" """,
                    ct);
                continue;
            }

            var postcode = Postcode.At(row.Key, latitude, longitude, row.Areas, row.IsEnded);
            await db.Database.ExecuteSqlAsync(
                $"""INSERT INTO "Postcodes" ("Key", "Latitude", "Longitude", "Areas", "IsEnded") VALUES ({postcode.Key}, {postcode.Latitude}, {postcode.Longitude}, {postcode.Areas}, {postcode.IsEnded}) ON CONFLICT ("Key") DO UPDATE SET "Latitude" = excluded."Latitude", "Longitude" = excluded."Longitude", "Areas" = CASE WHEN excluded."Areas" = '' THEN "Postcodes"."Areas" ELSE excluded."Areas" END, "IsEnded" = excluded."IsEnded" """,
                ct);
        }

        ledger.Tell(new PostcodesTaken(source, rows.Count), About.Organisation, by);
        return rows.Count;
    }
}

/// <summary>Where somebody is, from what they typed. No other service is ever asked: a family’s postcode stays here.</summary>
public sealed class FindPlace(KithDb db)
{
    public async Task<Whereabouts?> Of(string? typed, CancellationToken ct)
    {
        if (Postcode.KeyOf(typed) is { } key
            && await db.Postcodes.AsNoTracking().FirstOrDefaultAsync(p => p.Key == key, ct) is { Latitude: { } latitude, Longitude: { } longitude } known)
        {
            return new Whereabouts(latitude, longitude, known.Areas.Split(' ', StringSplitOptions.RemoveEmptyEntries), null);
        }

        return Postcode.DistrictOf(typed) is { } district && await db.PostcodeDistricts.AsNoTracking().FirstOrDefaultAsync(d => d.Key == district, ct) is { } centre
            ? new Whereabouts(centre.Latitude, centre.Longitude, [], district)
            : null;
    }
}
