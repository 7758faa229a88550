using Kith.Practice.FrontDoor;
using Kith.Practice.Shared;

namespace Kith.Features.FrontDoor;

public static class FrontDoorLinks
{
    public static string Board(BoardView view = BoardView.Decide, Brag? rating = null, int number = 1)
    {
        var query = QueryString.Empty;
        query = view == BoardView.Decide ? query : query.Add("view", view.ToString());
        query = rating is null ? query : query.Add("rating", rating.ToString()!);
        query = number == 1 ? query : query.Add("p", number.ToString());
        return $"/front-door{query}";
    }

    public static string Record() => "/front-door/record";

    public static string Contact(ContactId contact) => $"/front-door/contacts/{contact.Value}";

    public static string Name(ContactId contact) => $"{Contact(contact)}/people";

    public static string Sort(ContactId contact) => $"{Contact(contact)}/sort";

    public static string Decide(ContactId contact) => $"{Contact(contact)}/decide";

    public static string Answer(ContactId contact) => $"{Contact(contact)}/answer";

    public static string RequestHelp() => "/requests/new";

    public static string Requests(int number = 1) => number == 1 ? "/requests" : $"/requests?p={number}";

    public static string Request(ContactId contact) => $"/requests/{contact.Value}";

    public static string OfFamily(string familyRef, int number = 1) => number == 1 ? $"/families/{familyRef}/contacts" : $"/families/{familyRef}/contacts?p={number}";
}
