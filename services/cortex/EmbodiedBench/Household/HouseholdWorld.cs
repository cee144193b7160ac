using Robotics.Cortex.EmbodiedBench.Prompts;

namespace Robotics.Cortex.EmbodiedBench.Household;

/// <summary>What is known of a home from the actions so far and the environment's words; things are named as the actions name them.</summary>
internal sealed class HouseholdWorld(HouseholdThings things)
{
    private readonly SortedDictionary<string, string> _in = new(StringComparer.Ordinal);
    private readonly HashSet<string> _open = new(StringComparer.Ordinal);
    private readonly HashSet<string> _on = new(StringComparer.Ordinal);
    private readonly HashSet<string> _absent = new(StringComparer.Ordinal);
    private readonly HashSet<(WishKind, string)> _states = [];
    private readonly HashSet<(string Thing, string Place)> _missing = [];
    private readonly Dictionary<(ActionVerb Verb, string Thing), int> _failures = [];

    /// <summary>What the robot is near; null at the beginning.</summary>
    public string? At { get; private set; }

    /// <summary>Where what is put down goes; null when it would be dropped.</summary>
    public string? Aims { get; private set; }

    public string? Holding { get; private set; }

    /// <summary>What is in or on what.</summary>
    public IReadOnlyDictionary<string, string> Places => _in;

    public bool IsOpen(string thing) => _open.Contains(thing);

    public bool IsOn(string thing) => _on.Contains(thing);

    /// <summary>Whether the environment has said that there is no such thing.</summary>
    public bool IsAbsent(string thing) => _absent.Contains(thing);

    /// <summary>Whether the thing is hot, cold, clean or sliced.</summary>
    public bool Has(WishKind state, string thing) => _states.Contains((state, thing));

    /// <summary>Whether the thing was looked for there in vain.</summary>
    public bool IsMissingAt(string thing, string place) => _missing.Contains((thing, place));

    /// <summary>How often this failed without it being known why.</summary>
    public int Failures(ActionVerb verb, string thing) => _failures.GetValueOrDefault((verb, thing));

    /// <summary>What somebody who asks for the opposite supposes: the door to be shut stands open, the lamp to be turned off is on.</summary>
    public void Suppose(WishKind opposite, string thing)
    {
        if (opposite == WishKind.Shut) _open.Add(thing);
        if (opposite == WishKind.Off) _on.Add(thing);
    }

    /// <summary>Takes one action and the words about it in.</summary>
    public void See(HistoryStep step)
    {
        if (things.Catalog.Find(step.Action) is not { Verb: { } verb } action) return;
        string thing = Meant(verb, action.Thing);
        if (step.Failed) new HouseholdFeedback(this, things).Explain(verb, thing, step);
        else Apply(verb, thing);
    }

    public void Lacks(string thing) => _absent.Add(thing);

    public void Misses(string thing, string place) => _missing.Add((thing, place));

    public void Locate(string thing, string place) => _in[thing] = place;

    public void Hold(string? thing) => Holding = thing;

    public void SetOpen(string thing, bool open) => Set(_open, thing, open);

    public void Fail(ActionVerb verb, string thing) => _failures[(verb, thing)] = Failures(verb, thing) + 1;

    private void Apply(ActionVerb verb, string thing)
    {
        switch (verb)
        {
            case ActionVerb.Go:
                (At, Aims) = (thing, thing);
                return;
            case ActionVerb.PickUp:
                if (_in.Remove(thing, out string? from) && things.GoesToThings) At = from;
                Holding = thing;
                break;
            case ActionVerb.PutDown or ActionVerb.PlaceAt or ActionVerb.Drop:
                string? place = verb == ActionVerb.PlaceAt ? thing : verb == ActionVerb.PutDown ? Aims : null;
                if (Holding is { } held && place is not null) _in[held] = place;
                Holding = null;
                return;
            case ActionVerb.Open:
                _open.Add(thing);
                return;
            case ActionVerb.Close:
                _open.Remove(thing);
                if (Is(thing, ThingKind.Cools)) Change(thing, WishKind.Cold, WishKind.Hot);
                break;
            case ActionVerb.TurnOn:
                _on.Add(thing);
                if (Is(thing, ThingKind.Heats)) Change(thing, WishKind.Hot, WishKind.Cold);
                if (Is(thing, ThingKind.Pours)) Rinse();
                break;
            case ActionVerb.TurnOff:
                _on.Remove(thing);
                break;
            case ActionVerb.Slice:
                _states.Add((WishKind.Sliced, thing));
                break;
        }

        if (things.GoesToThings) Aims = null;
    }

    /// <summary>An action's name leaves the number of the instance out: it is the one that the robot went to.</summary>
    private string Meant(ActionVerb verb, string named)
    {
        if (verb is not (ActionVerb.PickUp or ActionVerb.Slice or ActionVerb.TurnOn or ActionVerb.TurnOff)) return named;
        return At is { } at && things.Find(at)?.Base == named ? at : named;
    }

    private void Change(string place, WishKind to, WishKind from)
    {
        foreach ((string thing, string where) in _in)
        {
            if (where != place) continue;
            _states.Add((to, thing));
            _states.Remove((from, thing));
        }
    }

    private void Rinse()
    {
        foreach ((string thing, string where) in _in)
        {
            if (Is(where, ThingKind.Rinses)) _states.Add((WishKind.Clean, thing));
        }
    }

    private bool Is(string thing, ThingKind kind) => things.Find(thing)?.Is(kind) == true;

    private static void Set(HashSet<string> set, string thing, bool member)
    {
        if (member) set.Add(thing);
        else set.Remove(thing);
    }
}
