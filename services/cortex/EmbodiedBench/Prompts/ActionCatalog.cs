using System.Globalization;

namespace Robotics.Cortex.EmbodiedBench.Prompts;

/// <summary>The actions that a prompt offers, in its own numbering.</summary>
internal sealed class ActionCatalog
{
    private const string Marker = "action id ";

    /// <summary>How names begin, the longer beginning before the shorter.</summary>
    private static readonly (string Start, ActionVerb Verb)[] Beginnings =
    [
        ("find an ", ActionVerb.Go), ("find a ", ActionVerb.Go), ("navigate to the ", ActionVerb.Go), ("navigate to ", ActionVerb.Go),
        ("pick up the ", ActionVerb.PickUp), ("place at the ", ActionVerb.PlaceAt),
        ("put down the object in hand", ActionVerb.PutDown), ("drop the object in hand", ActionVerb.Drop),
        ("open the ", ActionVerb.Open), ("close the ", ActionVerb.Close),
        ("turn on the ", ActionVerb.TurnOn), ("turn off the ", ActionVerb.TurnOff), ("slice the ", ActionVerb.Slice),
        ("move ", ActionVerb.Move), ("rotate ", ActionVerb.Move), ("tilt ", ActionVerb.Move),
    ];

    private readonly Dictionary<(ActionVerb, string), BenchmarkAction> _byDeed = [];
    private readonly Dictionary<string, BenchmarkAction> _byName = new(StringComparer.Ordinal);

    private ActionCatalog(ImmutableArray<BenchmarkAction> actions)
    {
        Actions = actions;
        foreach (BenchmarkAction action in actions)
        {
            if (action.Verb is { } verb) _byDeed.TryAdd((verb, action.Thing), action);
            _byName.TryAdd(action.Name, action);
        }
    }

    /// <summary>In order of number.</summary>
    public ImmutableArray<BenchmarkAction> Actions { get; }

    /// <summary>The list in the text; null when there is none.</summary>
    public static ActionCatalog? Read(string text)
    {
        SortedDictionary<int, BenchmarkAction> actions = [];
        foreach (string raw in text.Split('\n'))
        {
            string line = raw.Trim();
            int at = line.IndexOf(Marker, StringComparison.Ordinal);
            int colon = line.IndexOf(": ", StringComparison.Ordinal);
            if (at != 0 || colon < 0 || !int.TryParse(line.AsSpan(Marker.Length, colon - Marker.Length), NumberStyles.None, CultureInfo.InvariantCulture, out int id)) continue;
            actions.TryAdd(id, Parse(id, line[(colon + 2)..].TrimEnd(',', ' ')));
        }

        if (actions.Count == 0) return null;
        // The sentence that the list is part of ends after its last name.
        BenchmarkAction last = actions[actions.Keys.Last()];
        if (last.Name.EndsWith('.')) actions[last.Id] = Parse(last.Id, last.Name[..^1]);
        return new ActionCatalog([.. actions.Values]);
    }

    public BenchmarkAction? Find(ActionVerb verb, string thing = "") => _byDeed.GetValueOrDefault((verb, thing));

    public BenchmarkAction? Find(string name) => _byName.GetValueOrDefault(name);

    public bool Offers(ActionVerb verb) => Actions.Any(a => a.Verb == verb);

    private static BenchmarkAction Parse(int id, string name)
    {
        foreach ((string start, ActionVerb verb) in Beginnings)
        {
            if (name.StartsWith(start, StringComparison.OrdinalIgnoreCase))
                return new(id, name, verb, verb is ActionVerb.PutDown or ActionVerb.Drop ? "" : name[start.Length..]);
        }

        return new(id, name, null, "");
    }
}
