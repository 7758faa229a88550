using System.Net;
using Kith.Features.Casework;
using Kith.Features.Families;
using Kith.Features.Workbook;
using Kith.Practice.Access;
using Kith.Practice.Families;
using Kith.Practice.Shared;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Kith.Tests.Features.Casework;

public sealed class StartCareTests(KithWorld world) : IClassFixture<KithWorld>
{
    private static readonly DateOnly Begun = new(2026, 6, 1);

    [Fact]
    public async Task A_child_starts_to_be_looked_after_under_a_status_in_a_placement_that_is_protected()
    {
        var family = await world.AReferredFamily("Amy", "Ben");
        var lead = world.As(family.SocialWorker);
        var amy = family.Child("Amy");

        var saved = await Filled(await lead.Open(CaseworkLinks.StartCare(family.Ref, amy))).Press("Save");

        saved.Expect(HttpStatusCode.OK).Shows("Recorded that the child is looked after").Shows("Since 1 June 2026").Shows("Interim care order, since 1 June 2026").Shows("Private provider");
        var period = await world.Read(db => db.CarePeriods.AsNoTracking().SingleAsync(p => p.Child == amy));
        Assert.Equal($$"""{"Period":"{{period.Id}}","On":"2026-06-01"}""", (await world.Fact<CareStarted>(family)).Data);
        var address = await world.Read(db => db.Addresses.AsNoTracking().SingleAsync(a => a.Person == amy));
        Assert.Equal((AddressKind.Placement, true, "ZZ8 4QX", Begun, null), (address.Kind, address.IsProtected, address.Postcode, address.From, address.Until));
        (await lead.Open(CaseworkLinks.Plans(family.Ref))).Shows("Since 1 June 2026");
        (await lead.Open(WorkbookLinks.Chronology(family.Ref, amy))).Shows("Started to be looked after");
        (await lead.Open(WorkbookLinks.Chronology(family.Ref, family.Child("Ben")))).DoesNotShow("Started to be looked after");
        (await world.As(family.Manager).Open(FamiliesLinks.History(family.Ref))).Shows("Child started to be looked after");
        var close = await world.As(family.Manager).Open(CaseworkLinks.Close(family.Ref));
        (await close.Fill("Input.Why", "They moved away").Fill("Input.Reason", "RC7").Press("Close the work")).Shows("A child is looked after. Record first that the child ceased to be");
    }

    [Fact]
    public async Task What_cannot_be_is_refused_beside_its_field()
    {
        var family = await world.AReferredFamily("Amy");
        var amy = family.Child("Amy");
        var open = () => world.As(family.SocialWorker).Open(CaseworkLinks.StartCare(family.Ref, amy));

        var empty = await (await open()).FillDate("Input.StartedOn", null).Press("Save");
        foreach (var (field, why) in new (string, string)[]
        {
            ("StartedOn", "Enter the day the child started to be looked after"),
            ("Need", "Select why the child is looked after"),
            ("IsUnaccompanied", "Select whether the child is an unaccompanied asylum-seeking child"),
            ("Status", "Select the legal status"),
            ("Type", "Select what kind of placement it is"),
            ("Provider", "Select who provides the placement"),
            ("IsInside", "Select whether the placement is in this authority’s area"),
            ("Authority", "Enter the local authority in whose area the placement is"),
            ("Lines", "Enter the address"),
            ("Postcode", "Enter the postcode"),
        })
        {
            Assert.Equal(why, empty.ErrorOf($"Input.{field}"));
        }

        await world.CareStarted(family, Begun, "Amy");
        var again = await Filled(await open()).FillDate("Input.StartedOn", Begun.AddDays(3)).Press("Save");
        Assert.Equal("The child has been looked after since 1 June 2026", again.ErrorOf("Input.StartedOn"));
        (await world.As(family.SocialWorker).Open(CaseworkLinks.StartCare(family.Ref, family.Adult("Vera")))).Expect(HttpStatusCode.NotFound);
        await world.IsHidden(r => CaseworkLinks.StartCare(r, amy), family);
        await world.IsRefused(r => CaseworkLinks.StartCare(r, amy), family, Role.MentalHealthWorker);
    }

    private static Shown Filled(Shown page) => page.FillDate("Input.StartedOn", Begun).Fill("Input.Need", "N1").Choose("Input.IsUnaccompanied", "false").Fill("Input.Status", "C1")
        .Fill("Input.Type", "U6").Fill("Input.Provider", "PR4").Choose("Input.IsInside", "false").Fill("Input.Authority", "Ryedale").Fill("Input.Lines", "12 Hidden Lane").Fill("Input.Postcode", "zz8 4qx");
}
