using Robotics.Cortex.EmbodiedBench.Prompts;
using Robotics.Cortex.Language.WordNet;
using Robotics.Cortex.Planning.Operators;
using Robotics.Cortex.Planning.Problem;
using Robotics.Cortex.Planning.Search;

namespace Robotics.Cortex.EmbodiedBench.Household;

/// <summary>Plans EB-ALFRED and EB-Habitat: understands, takes the actions so far in, and searches over the operators of <c>household.pddl</c>.</summary>
/// <remarks>Thread-safe.</remarks>
internal sealed class HouseholdPlanner(WordNetDatabase? wordNet)
{
    private const int MostActions = 20;
    private const int MostExpansions = 3000;

    /// <summary>After so many unexplained failures the same action with the same thing is not tried again.</summary>
    private const int Patience = 3;

    private readonly OperatorDomain _domain = OperatorDomain.Parse(OperatorText.BuiltIn("household.pddl"));
    private readonly HouseholdReader _reader = new(wordNet);

    public BenchmarkPlan Plan(BenchmarkPrompt prompt)
    {
        HouseholdThings things = new(prompt.Catalog!, _reader.Profiles);
        HouseholdGoal goal = _reader.Read(prompt.Instruction, things);
        if (goal.Stages.IsEmpty) return new BenchmarkPlan([], $"Nothing to do was understood{Named(goal.Unclear)}.");
        HouseholdWorld world = World(goal, null, things, prompt, out _);
        foreach (Reading reading in Readings.Of(goal, world))
        {
            HouseholdWorld supposed = World(goal, reading, things, prompt, out int reached);
            if (reached >= goal.Stages.Length) continue;
            if (Search(new HouseholdProblem(_domain, things, supposed, reading).Build(reached), things, supposed) is { IsEmpty: false } plan)
                return new BenchmarkPlan([.. plan.Take(MostActions)], Explanation(reading, prompt, reached));
        }

        return new BenchmarkPlan([], $"Every way that is known to reach this was tried, or is not possible here{Named(goal.Unclear)}.");
    }

    /// <summary>The world after the actions so far, and how many stages of the reading were reached on the way.</summary>
    private static HouseholdWorld World(HouseholdGoal goal, Reading? reading, HouseholdThings things, BenchmarkPrompt prompt, out int reached)
    {
        HouseholdWorld world = new(things);
        foreach (Wish wish in reading is null ? [] : goal.Stages.SelectMany(s => s)) world.Suppose(wish.Kind, reading!.Of(wish.Thing).Name);
        reached = 0;
        foreach (HistoryStep step in prompt.History)
        {
            world.See(step);
            while (reading is not null && reached < goal.Stages.Length && goal.Stages[reached].All(w => IsFulfilled(w, reading, world))) reached++;
        }

        return world;
    }

    private static bool IsFulfilled(Wish wish, Reading reading, HouseholdWorld world)
    {
        string thing = reading.Of(wish.Thing).Name;
        return wish.Kind switch
        {
            WishKind.In => world.Places.GetValueOrDefault(thing) == reading.Of(wish.Target!).Name,
            WishKind.Elsewhere => world.Places.TryGetValue(thing, out string? place) && place != reading.Of(wish.Target!).Name,
            WishKind.Holding => world.Holding == thing,
            WishKind.On => world.IsOn(thing),
            WishKind.Off => !world.IsOn(thing),
            WishKind.Open => world.IsOpen(thing),
            WishKind.Shut => !world.IsOpen(thing),
            _ => world.Has(wish.Kind, thing),
        };
    }

    private static ImmutableArray<BenchmarkAction>? Search(PlanningProblem? problem, HouseholdThings things, HouseholdWorld world)
    {
        if (problem is null) return null;
        GroundProblem grounded = new Grounder(problem).Ground();
        return Search(problem, grounded, new HeuristicSearch(grounded, MostExpansions, weight: 1), things, world)
            ?? Search(problem, grounded, new HeuristicSearch(grounded, MostExpansions), things, world);
    }

    private static ImmutableArray<BenchmarkAction>? Search(PlanningProblem problem, GroundProblem grounded, HeuristicSearch search, HouseholdThings things, HouseholdWorld world)
    {
        Dictionary<string, HouseholdThing> byId = things.All.ToDictionary(t => t.Id, StringComparer.Ordinal);
        SearchState state = new(grounded.Initial);
        List<BenchmarkAction> steps = [];
        foreach (ImmutableArray<string> stage in problem.Stages)
        {
            int[] wanted = [.. stage.Select(atom => grounded.Atoms.IndexOf(atom))];
            if (search.Find(state, wanted, a => IsBarred(a, byId[a.Terms[0]], things, world)) is not { } found) return steps.Count > 0 ? [.. steps] : null;
            steps.AddRange(found.Select(a => Action(a, byId[a.Terms[0]], things)!));
            state = found.Aggregate(state, (s, a) => s.After(a));
        }

        return [.. steps];
    }

    private static bool IsBarred(GroundAction action, HouseholdThing thing, HouseholdThings things, HouseholdWorld world) =>
        Action(action, thing, things) is not { Verb: { } verb } || world.Failures(verb, thing.Name) >= Patience || (verb == ActionVerb.Go && world.IsAbsent(thing.Name));

    /// <summary>The list's own action for a step of the search; null when it offers none.</summary>
    private static BenchmarkAction? Action(GroundAction step, HouseholdThing thing, HouseholdThings things)
    {
        ActionVerb verb = Enum.Parse<ActionVerb>(step.Schema.Act!, ignoreCase: true);
        return verb switch
        {
            ActionVerb.PutDown => things.Catalog.Find(ActionVerb.PutDown) ?? things.Catalog.Find(ActionVerb.PlaceAt, thing.Name),
            ActionVerb.Drop => things.Catalog.Find(ActionVerb.Drop),
            _ => things.Catalog.Find(verb, thing.Name) ?? things.Catalog.Find(verb, thing.Base),
        };
    }

    private static string Explanation(Reading reading, BenchmarkPrompt prompt, int reached)
    {
        IEnumerable<string> settled = reading.Settled.Select(s => $"'{s.Key.Text}' is the {s.Value.Name}").Order(StringComparer.Ordinal);
        string failure = prompt.History is [.., { Failed: true } last] ? $" The last action, '{last.Action}', failed: {last.Feedback}" : "";
        string done = reached > 0 ? $" {reached} of {reading.Goal.Stages.Length} parts are done." : "";
        return $"{string.Join("; ", settled)}.{done}{failure}";
    }

    private static string Named(ImmutableArray<string> unclear) => unclear.IsEmpty ? "" : $"; unclear: {string.Join(", ", unclear.Select(u => $"'{u}'"))}";
}
