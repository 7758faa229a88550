using Kith.Features.Access;
using Kith.Practice.Access;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Kith.Tests.Features.Access;

[Trait("Speed", "slow")]
public sealed class ChangePasswordTests(KithWorld world) : IClassFixture<KithWorld>
{
    private const string Better = "a goat upon the roof";

    [Fact]
    public async Task A_new_password_ends_every_other_session()
    {
        var jo = await world.ANewcomer(Role.Analyst);
        var (visitor, elsewhere) = (world.Anyone(), world.Anyone());
        var (secret, _) = await world.SetUp(visitor, jo);
        world.Clock.Pass(TimeSpan.FromMinutes(2));
        await (await elsewhere.SayPassword(jo)).Fill("Input.Code", world.Code(secret)).Press("Sign in");
        (await elsewhere.Open(AccessLinks.Account)).Shows("Your account");

        var changed = await (await visitor.Open(AccessLinks.Password)).Fill("Input.CurrentPassword", Newcomer.Password).Fill("Input.NewPassword", Better).Press("Change password");

        changed.Shows("Your password has been changed");
        (await visitor.Open(AccessLinks.Account)).Shows("Your account");
        (await elsewhere.Open(AccessLinks.Account)).Shows("Email address").DoesNotShow(jo.Email);
        (await world.Anyone().SayPassword(jo)).Shows("The email address or password is not correct");
        (await world.Anyone().SayPassword(jo, Better)).Shows("Enter the code from your authenticator app");
        var fact = Assert.Single(await world.Facts<PasswordChanged>(), f => f.Data.Contains(jo.Worker.Value.ToString(), StringComparison.Ordinal));
        Assert.DoesNotContain("goat", fact.Data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_refusal_stands_beside_its_field()
    {
        var jo = await world.ANewcomer(Role.Analyst);
        var visitor = world.Anyone();
        await world.SetUp(visitor, jo);

        var refused = await (await visitor.Open(AccessLinks.Password)).Press("Change password");
        Assert.Equal("Enter your current password", refused.ErrorOf("Input.CurrentPassword"));
        Assert.Equal("Enter a new password", refused.ErrorOf("Input.NewPassword"));

        refused = await refused.Fill("Input.CurrentPassword", "not this one").Fill("Input.NewPassword", new string('é', 129)).Press("Change password");
        Assert.Equal("The current password is not correct", refused.ErrorOf("Input.CurrentPassword"));
        Assert.Equal("Your password must be 128 characters or fewer", refused.ErrorOf("Input.NewPassword"));

        refused = await refused.Fill("Input.CurrentPassword", Newcomer.Password).Fill("Input.NewPassword", "northmoor nights").Press("Change password");
        Assert.Equal("Choose a password without your name, email address, agency or the word Kith in it", refused.ErrorOf("Input.NewPassword"));
    }

    [Fact]
    public async Task What_is_typed_there_never_becomes_a_draft()
    {
        var worker = await world.Given.AWorker(Role.Analyst);
        var page = await world.As(worker).Open(AccessLinks.Password);
        page.Fill("Input.CurrentPassword", Newcomer.Password).Fill("Input.NewPassword", Better);

        await world.Anyone().Post(AccessLinks.Password, page.Fields());

        Assert.Null(page.Document.QuerySelector("[data-draft-url]"));
        Assert.Empty(await world.Read(db => db.Drafts.Where(d => d.Posting == worker.Posting).ToListAsync()));
    }
}
