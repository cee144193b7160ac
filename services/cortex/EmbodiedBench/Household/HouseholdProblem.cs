using Robotics.Cortex.EmbodiedBench.Prompts;
using Robotics.Cortex.Planning.Operators;
using Robotics.Cortex.Planning.Problem;

namespace Robotics.Cortex.EmbodiedBench.Household;

/// <summary>A settled instruction in a known world → a planning problem over the operators of <c>household.pddl</c>.</summary>
internal sealed class HouseholdProblem(OperatorDomain domain, HouseholdThings things, HouseholdWorld world, Reading reading)
{
    private readonly HouseholdTools _tools = new(things, world);
    private readonly SortedDictionary<string, HouseholdThing> _entities = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _atoms = new(StringComparer.Ordinal);

    /// <summary>The problem of the stages from <paramref name="from"/> on; null when something needed is not there.</summary>
    public PlanningProblem? Build(int from)
    {
        List<ImmutableArray<string>> stages = [];
        foreach (ImmutableArray<Wish> stage in reading.Goal.Stages.Skip(from))
        {
            List<string> goals = [];
            foreach (Wish wish in stage)
            {
                if (Goal(wish) is not { } wanted) return null;
                goals.AddRange(wanted);
            }

            // Only one thing can be held at the end.
            string[] held = [.. goals.Where(g => g.StartsWith("holding ", StringComparison.Ordinal)).Distinct()];
            stages.Add([.. goals.Except(held.SkipLast(1)).Distinct()]);
        }

        if (_tools.Spare() is { } spare) _atoms.Add($"spare {Use(spare)}");
        if (!Describe()) return null;
        return new PlanningProblem
        {
            Domain = domain,
            Entities = [.. _entities.Values.Select(t => new TypedName(t.Id, "thing"))],
            Initial = [.. _atoms],
            Stages = [.. stages],
            Kept = [],
            Untouchable = [],
        };
    }

    private IEnumerable<string>? Goal(Wish wish)
    {
        HouseholdThing thing = reading.Of(wish.Thing);
        string id = Use(thing);
        return wish.Kind switch
        {
            WishKind.In => [$"in {id} {Wanted(thing, reading.Of(wish.Target!))}"],
            WishKind.Elsewhere => _tools.Spare(reading.Of(wish.Target!)) is { } other ? [$"in {id} {Wanted(thing, other)}"] : null,
            WishKind.Holding => [$"holding {id}"],
            WishKind.On => [$"on {id}"],
            WishKind.Off => [$"off {id}"],
            WishKind.Open => [$"open {id}"],
            WishKind.Shut => [$"shut {id}"],
            WishKind.Hot => Through(_tools.Heater, "hot"),
            WishKind.Cold => Through(_tools.Cooler, "cold"),
            WishKind.Clean => Through(_tools.Basin, "clean") is { } clean && _tools.Faucet is { } faucet ? [.. clean, $"off {Use(faucet)}"] : null,
            WishKind.Sliced => _tools.Knife is { } knife ? Sliced(id, knife) : null,
            _ => null,
        };

        IEnumerable<string>? Through(HouseholdThing? tool, string state)
        {
            if (tool is null) return null;
            Wanted(thing, tool);
            return [$"{state} {id}"];
        }
    }

    private string[] Sliced(string id, HouseholdThing knife)
    {
        Use(knife);
        _atoms.Add($"to-slice {id}");
        return [$"sliced {id}"];
    }

    private string Wanted(HouseholdThing thing, HouseholdThing place)
    {
        string id = Use(place);
        _atoms.Add($"wanted {thing.Id} {id}");
        return id;
    }

    private string Use(HouseholdThing thing)
    {
        _entities[thing.Id] = thing;
        return thing.Id;
    }

    /// <summary>All that holds now; false when it cannot be supposed where something is.</summary>
    private bool Describe()
    {
        if (world.Holding is { } held && things.Find(held) is { } hand) Use(hand);
        if (world.At is { } at && things.Find(at) is { } here) Use(here);
        foreach (HouseholdThing thing in _entities.Values.Where(t => t.Portable).ToArray())
        {
            HouseholdThing? place = world.Places.TryGetValue(thing.Name, out string? known) ? things.Find(known) : null;
            if (!things.GoesToThings && thing.Name != world.Holding && place is null && (place = Supposed(thing)) is null) return false;
            if (place is not null) _atoms.Add($"in {thing.Id} {Use(place)}");
        }

        _atoms.Add(things.GoesToThings ? "by-thing" : "by-place");
        _atoms.Add(world.Holding is { } thingHeld && things.Find(thingHeld) is { } inHand ? $"holding {inHand.Id}" : "hand-empty");
        if (world.At is { } near && things.Find(near) is { } nearby) _atoms.Add($"at {nearby.Id}");
        string? aims = things.GoesToThings ? world.Aims : world.At;
        if (aims is not null && things.Find(aims) is { } aimed) _atoms.Add($"aims {aimed.Id}");
        foreach (HouseholdThing thing in _entities.Values) Describe(thing);
        return true;
    }

    private void Describe(HouseholdThing thing)
    {
        string id = thing.Id;
        if (thing.CanGo) _atoms.Add($"can-go {id}");
        if (thing.Portable) _atoms.Add($"portable {id}");
        // A box or a laptop lies open or shut as it pleases; what is put on it stays there either way.
        bool door = thing.Opens && !thing.Portable;
        _atoms.Add(door ? $"opens {id}" : $"always-open {id}");
        if (thing.Opens) _atoms.Add($"opens {id}");
        if (thing.Opens) _atoms.Add(world.IsOpen(thing.Name) ? $"open {id}" : $"shut {id}");
        if (thing.Switches) _atoms.Add(world.IsOn(thing.Name) ? $"on {id}" : $"off {id}");
        if (thing.Slices) _atoms.Add($"sliceable {id}");
        if (thing.Is(ThingKind.Cuts)) _atoms.Add($"cuts {id}");
        if (thing.Is(ThingKind.Heats)) _atoms.Add($"heats {id}");
        if (thing.Is(ThingKind.Cools)) _atoms.Add($"cools {id}");
        if (thing.Is(ThingKind.Rinses)) _atoms.Add($"rinses {id}");
        if (thing.Is(ThingKind.Pours)) _atoms.Add($"pours {id}");
        foreach (WishKind state in new[] { WishKind.Hot, WishKind.Cold, WishKind.Clean, WishKind.Sliced })
        {
            if (world.Has(state, thing.Name)) _atoms.Add($"{state.ToString().ToLowerInvariant()} {id}");
        }
    }

    /// <summary>Where a thing may be that was not seen yet: where it is said to be, then where the robot is, then open places, then what has doors; not where it was looked for.</summary>
    private HouseholdThing? Supposed(HouseholdThing thing)
    {
        Mention? mention = reading.Settled.FirstOrDefault(s => s.Value == thing).Key;
        IEnumerable<HouseholdThing> said = mention?.From?.Choices.Select(c => c.Thing) ?? [];
        HashSet<HouseholdThing> targets = [.. reading.Goal.Stages.SelectMany(s => s).Where(w => w.Kind == WishKind.In && w.Thing == mention).Select(w => reading.Of(w.Target!))];
        IEnumerable<HouseholdThing> rest = things.All.Where(t => t.CanGo && !t.Portable && (t.Holds || t.Opens))
            .OrderBy(t => targets.Contains(t)).ThenBy(t => t.Name != world.At).ThenBy(t => t.Opens).ThenBy(t => !t.Holds).ThenBy(t => t.Rank);
        return said.Concat(rest).FirstOrDefault(t => t.CanGo && !world.IsAbsent(t.Name) && !world.IsMissingAt(thing.Name, t.Name) && world.Failures(ActionVerb.Go, t.Name) == 0);
    }
}
