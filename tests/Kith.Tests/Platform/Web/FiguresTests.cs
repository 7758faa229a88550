using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Net;
using Kith.Features.Families;
using Kith.Features.Steps;
using Kith.Platform.Web;
using Kith.Testing;

namespace Kith.Tests.Platform.Web;

/// <summary>What leaves as figures and traces tells of routes and kinds, and of nobody.</summary>
public sealed class FiguresTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task Saves_and_lines_are_counted_and_no_tag_tells_of_anybody()
    {
        var family = await world.Given.AFamily(f => f.Named("Quillmetric").AChild("Zebedee"));
        var counted = new ConcurrentDictionary<string, long>(StringComparer.Ordinal);
        var told = new ConcurrentQueue<string>();
        using var figures = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name is Figures.Name or "Microsoft.AspNetCore.Hosting")
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        figures.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Take(instrument.Name, value, tags));
        figures.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Take(instrument.Name, 1, tags));
        figures.Start();
        using var traces = new ActivityListener
        {
            ShouldListenTo = source => source.Name == Figures.Name,
            Sample = (ref _) => ActivitySamplingResult.AllData,
            ActivityStopped = trace => told.Enqueue(trace.DisplayName + " " + string.Join(' ', trace.TagObjects.Select(t => $"{t.Key}={t.Value}"))),
        };
        ActivitySource.AddActivityListener(traces);

        var visitor = world.As(family.SocialWorker);
        (await visitor.Open(FamiliesLinks.Person(family.Ref, family.Child("Zebedee")))).Expect(HttpStatusCode.OK);
        (await (await visitor.Open(FamiliesLinks.List())).Fill("Text", "quillmetric").Press("Show")).Expect(HttpStatusCode.OK);
        var form = await visitor.Open(StepsLinks.Add(family.Ref));
        await form.Press("Save");
        await form.Fill("Input.What", "Ring the school").Press("Save");
        await world.SealAll();

        Assert.True(counted["kith.saves outcome=kept"] >= 1);
        Assert.True(counted["kith.saves outcome=refused"] >= 1);
        Assert.True(counted.Keys.Any(k => k.StartsWith("http.server.request.duration", StringComparison.Ordinal) && k.Contains("http.route=families/{familyRef}/people/{person:guid}", StringComparison.Ordinal)), string.Join('\n', counted.Keys));
        Assert.True(counted["kith.audit.lines"] >= 3);
        Assert.True(counted["kith.seal.lines"] >= 3);
        Assert.Contains(told, t => t.StartsWith("GET families/{familyRef}/people/{person:guid} ", StringComparison.Ordinal));
        foreach (var line in counted.Keys.Concat(told))
        {
            foreach (var person in new[] { family.Ref, "quillmetric", "zebedee", family.Child("Zebedee").Value.ToString(), family.SocialWorker.Name, family.SocialWorker.Posting.Value.ToString(), family.Episode.Value.ToString() })
            {
                Assert.DoesNotContain(person, line, StringComparison.OrdinalIgnoreCase);
            }
        }

        void Take(string name, long value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            var key = name + string.Concat(tags.ToArray().Select(t => $" {t.Key}={t.Value}"));
            counted.AddOrUpdate(key, value, (_, before) => before + value);
        }
    }
}
