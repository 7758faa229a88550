using Kith.Features.Steps;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;

namespace Kith.Soak;

/// <summary>A form that is sent several times, because the answer was lost or somebody pressed twice, is saved once (TR-43, F7).</summary>
public sealed class DoubleSubmitSoak(KithWorld world) : IClassFixture<KithWorld>
{
    private const int AtOnce = 8;

    [Fact]
    [Trait("Soak", "doublesubmit")]
    public async Task Each_form_becomes_one_row_however_often_it_is_sent()
    {
        var forms = Soak.Cycles(quick: 100, full: 10_000);
        var family = await world.Given.AFamily();

        var (rows, sent) = await Send(family, forms, forgetKeys: false);
        Assert.Equal(forms, rows);

        var control = Math.Min(forms, 100);
        var (doubled, _) = await Send(family, control, forgetKeys: true);
        Assert.True(doubled > control, "Without its key no form was saved twice: the count proves nothing");
        Soak.Say($"{forms} forms sent {sent} times became {rows} rows; with their keys forgotten {control} became {doubled}");
    }

    /// <returns>How many steps there are more, and how often a form was sent.</returns>
    private async Task<(int Rows, int Sent)> Send(FamilyInTest family, int forms, bool forgetKeys)
    {
        var before = await world.Read(db => db.Steps.CountAsync());
        var sent = 0;
        await Parallel.ForAsync(0, forms, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (number, _) =>
        {
            var random = new Random(number);
            var page = (await world.As(family.SocialWorker).Open(StepsLinks.Add(family.Ref))).Fill("Input.What", $"Step {number}");
            var times = forgetKeys ? 2 : random.Next(1, 6);
            var sendings = new List<Task>();
            for (var time = 0; time < times; time++)
            {
                Interlocked.Increment(ref sent);
                sendings.Add(page.Press("Save", follow: false));
                if (forgetKeys || random.Next(2) == 0)
                {
                    await Task.WhenAll(sendings);
                }

                if (forgetKeys)
                {
                    await world.Read(db => db.FormReplies.ExecuteDeleteAsync());
                }
            }

            await Task.WhenAll(sendings);
        });
        return (await world.Read(db => db.Steps.CountAsync()) - before, sent);
    }
}
