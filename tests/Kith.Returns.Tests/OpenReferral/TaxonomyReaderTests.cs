using Kith.Returns.OpenReferral;
using Xunit;

namespace Kith.Returns.Tests.OpenReferral;

public sealed class TaxonomyReaderTests
{
    private const string Esd = """
        {"list":{"identifier":"needs","label":"Needs","description":"Needs of people","modified":"2025-01-02","uri":"http://id.esd.org.uk/list/needs","items":[
          {"identifier":"1","label":"Financial needs","uri":"http://id.esd.org.uk/need/1","parents":[],"mappings":{},"lists":[]},
          {"identifier":"2","label":"Debt advice","description":"Help with debts","uri":"http://id.esd.org.uk/need/2","synonyms":["arrears",{"label":"loan sharks"}],
           "parents":[{"identifier":"1","label":"Financial needs","uri":"http://id.esd.org.uk/need/1"},{"identifier":"3","uri":"http://id.esd.org.uk/need/3"}]},
          {"identifier":"9","uri":"http://id.esd.org.uk/need/9"}]}}
        """;

    [Fact]
    public void A_list_of_the_web_service_is_one_taxonomy_with_terms_under_their_parents()
    {
        var read = TaxonomyReader.Read(Esd, "file");

        Assert.Equal([false, true, true, true], read.Select(r => r.IsTerm));
        Assert.Equal(("Needs", "http://id.esd.org.uk/list/needs"), (read[0].Fields!["name"]!.ToString(), read[0].Fields!["uri"]!.ToString()));
        var debt = read[2];
        Assert.Equal(NameId.Of("http://id.esd.org.uk/need/2").ToString(), debt.Fields!["id"]!.ToString());
        Assert.Equal(NameId.Of("http://id.esd.org.uk/need/1").ToString(), debt.Fields["parent_id"]!.ToString());
        Assert.Equal(read[0].Fields!["id"]!.ToString(), debt.Fields["taxonomy_id"]!.ToString());
        Assert.Equal(["arrears", "loan sharks"], debt.Also);
        Assert.Equal(NameId.Of("http://id.esd.org.uk/need/3"), Assert.Single(debt.OtherParents));
        Assert.Equal("it has no name", read[3].Fault);
    }

    [Theory]
    [InlineData("Identifier,Label,Description,Parent identifier\n1,Money,About money,\n2,Debt,\"Debts, arrears\",1\n")]
    [InlineData("id,name,description,parent_id,taxonomy\n1,Money,,,list\n2,Debt,,1,list\n")]
    [InlineData("[{\"id\":\"1\",\"name\":\"Money\",\"taxonomy\":\"list\"},{\"id\":\"2\",\"name\":\"Debt\",\"parent_id\":\"1\",\"taxonomy\":\"list\"}]")]
    [InlineData("{\"id\":\"1\",\"name\":\"Money\",\"taxonomy\":\"list\"}\n{\"id\":\"2\",\"name\":\"Debt\",\"parent_id\":\"1\",\"taxonomy\":\"list\"}\n")]
    [InlineData("{\"contents\":[{\"id\":\"1\",\"name\":\"Money\",\"taxonomy\":\"list\"},{\"id\":\"2\",\"name\":\"Debt\",\"parent_id\":\"1\",\"taxonomy\":\"list\"}]}")]
    public void Each_shape_gives_the_same_terms(string text)
    {
        var terms = TaxonomyReader.Read(text, "list").Where(t => t.IsTerm).ToList();

        Assert.Equal(["Money", "Debt"], terms.Select(t => t.Fields!["name"]!.ToString()));
        Assert.Equal(terms[0].Fields!["id"]!.ToString(), terms[1].Fields!["parent_id"]!.ToString());
        Assert.Equal(NameId.Of("taxonomy/list").ToString(), terms[1].Fields!["taxonomy_id"]!.ToString());
    }

    [Fact]
    public void A_taxonomy_with_its_terms_and_tables_of_taxonomies_are_read()
    {
        var one = TaxonomyReader.Read("""{"id":"5c4d79d7-cc55-470e-9f1f-8cad074e4892","name":"Kinds","uri":"http://example.com","version":"2","taxonomy_terms":[{"id":"7","name":"Play"},{"id":"8"}]}""", "x");
        Assert.Equal(["Kinds", "Play"], one.Where(o => o.Fault is null).Select(o => o.Fields!["name"]!.ToString()));
        Assert.Equal(("5c4d79d7-cc55-470e-9f1f-8cad074e4892", "the file, term 2"), (one[1].Fields!["taxonomy_id"]!.ToString(), one[2].At));

        var table = TaxonomyReader.Read("id,name,description,uri,version\n1,Kinds,All kinds,http://example.com,2\n", "x");
        Assert.Equal((false, "Kinds"), (Assert.Single(table).IsTerm, table[0].Fields!["name"]!.ToString()));
    }

    [Theory]
    [InlineData("<html></html>")]
    [InlineData("")]
    [InlineData("a,b,c\n1,2,3")]
    [InlineData("{\"name\":\"no id\"}")]
    public void What_is_no_list_cannot_be_read(string text) => Assert.ThrowsAny<OpenUnreadable>(() => TaxonomyReader.Read(text, "x"));
}
