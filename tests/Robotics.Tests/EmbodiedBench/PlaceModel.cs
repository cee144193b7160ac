namespace Robotics.Tests.EmbodiedBench;

/// <summary>A home as EB-Habitat plays it: the robot goes to places, and finds out there what is on them.</summary>
internal sealed class PlaceModel
{
    private static readonly string[] Places = ["table 1", "table 2", "sofa", "TV stand", "left counter in the kitchen", "right counter in the kitchen", "sink in the kitchen", "chair 1", "refrigerator", "cabinet 7", "cabinet 6"];
    private static readonly string[] Openable = ["refrigerator", "cabinet 7", "cabinet 6"];
    private static readonly string[] Things = ["apple", "banana", "pear", "lemon", "bowl", "sponge", "toy airplane", "scissors", "can"];

    private readonly Dictionary<string, string> _in;
    private readonly HashSet<string> _open = [];
    private string? _at;

    public PlaceModel(Dictionary<string, string> where)
    {
        _in = where;
        Actions =
        [
            .. Places.Select(p => $"navigate to the {p}"), .. Things.Select(t => $"pick up the {t}"), .. Places.Where(p => !p.StartsWith("cabinet", StringComparison.Ordinal)).Select(p => $"place at the {p}"),
            .. Openable.SelectMany(p => new[] { $"open the {p}", $"close the {p}" }),
        ];
    }

    public IReadOnlyList<string> Actions { get; }

    public string? Holding { get; private set; }

    public string? PlaceOf(string thing) => _in.GetValueOrDefault(thing);

    public bool IsOpen(string place) => _open.Contains(place);

    public void Open(string place) => _open.Add(place);

    /// <returns>What the environment says, and whether it worked.</returns>
    public (bool Worked, string Feedback) Do(string action)
    {
        string thing = action[(action.IndexOf(" the ", StringComparison.Ordinal) + 5)..];
        return action.Split(' ')[0] switch
        {
            "navigate" => Go(thing),
            "pick" => Pick(thing),
            "place" => Place(thing),
            "open" => Door(thing, open: true),
            _ => Door(thing, open: false),
        };
    }

    private (bool, string) Go(string place)
    {
        _at = place;
        return (true, "Last action executed successfully.");
    }

    private (bool, string) Pick(string thing)
    {
        if (Holding is not null) return (false, "Last action is invalid. Robot cannot pick any object when holding something. Please place the object before picking something.");
        bool there = PlaceOf(thing) is { } place && place == _at && (!Openable.Contains(place) || _open.Contains(place));
        if (!there) return (false, "Last action is invalid. Robot cannot pick any object that is not near the robot. Navigate to other place to find the object.");
        _in.Remove(thing);
        Holding = thing;
        return (true, $"Last action executed successfully and you are holding {thing}.");
    }

    private (bool, string) Place(string place)
    {
        if (Holding is not { } held) return (false, "Last action is invalid. Robot cannot place any object when not holding something. Please pick the object before place it.");
        if (place != _at) return (false, "Last action is invalid. Robot cannot place any object that is not near the robot. Navigate to other place to find the object.");
        _in[held] = place;
        Holding = null;
        return (true, "Last action executed successfully and you are holding nothing.");
    }

    private (bool, string) Door(string place, bool open)
    {
        if (_at != place || _open.Contains(place) == open)
            return (false, $"Last action is invalid. Check whether the receptacle is already {(open ? "open" : "closed")} or the robot is not near the receptacle.");
        if (open) _open.Add(place);
        else _open.Remove(place);
        return (true, $"Last action executed successfully and now {place} is {(open ? "open" : "closed")}.");
    }
}
