using Robotics.Cortex.EmbodiedBench.Prompts;

namespace Robotics.Cortex.EmbodiedBench.Household;

/// <summary>All ways to settle an instruction's mentions, the likeliest first; what has failed, or is not there, is less likely or left out.</summary>
internal static class Readings
{
    private const int Most = 120;

    /// <summary>Log-odds that one unexplained failure with a thing takes from it.</summary>
    private const double PerFailure = 2.5;

    public static IEnumerable<Reading> Of(HouseholdGoal goal, HouseholdWorld world)
    {
        Mention[] mentions = [.. goal.Stages.SelectMany(s => s).SelectMany(w => new[] { w.Thing, w.Target }).OfType<Mention>().Distinct()];
        ImmutableArray<Choice>[] choices = [.. mentions.Select(m => Weighed(m, world))];
        if (mentions.Length == 0 || choices.Any(c => c.IsEmpty)) yield break;
        PriorityQueue<int[], (double Loss, int Order)> open = new();
        HashSet<string> seen = [];
        int order = 0;
        Enqueue(new int[mentions.Length]);
        for (int tried = 0; tried < Most && open.TryDequeue(out int[]? picks, out _); tried++)
        {
            HouseholdThing[] picked = [.. picks.Select((pick, i) => choices[i][pick].Thing)];
            if (picked.Distinct().Count() == picked.Length)
                yield return new Reading(goal, mentions.Zip(picked).ToImmutableDictionary(p => p.First, p => p.Second));
            for (int i = 0; i < picks.Length; i++)
            {
                if (picks[i] + 1 >= choices[i].Length) continue;
                int[] next = [.. picks];
                next[i]++;
                Enqueue(next);
            }
        }

        void Enqueue(int[] picks)
        {
            if (seen.Add(string.Join(',', picks))) open.Enqueue(picks, (picks.Select((pick, i) => choices[i][pick].Loss).Sum(), order++));
        }
    }

    private static ImmutableArray<Choice> Weighed(Mention mention, HouseholdWorld world) =>
        [.. mention.Choices.Where(c => !world.IsAbsent(c.Thing.Name)).Select(c => c with { Loss = c.Loss + (PerFailure * Failures(c.Thing.Name, world)) })
            .OrderBy(c => Math.Round(c.Loss, 3)).ThenBy(c => c.Thing.Instance)];

    private static int Failures(string thing, HouseholdWorld world) =>
        world.Failures(ActionVerb.Go, thing) + world.Failures(ActionVerb.PickUp, thing) + world.Failures(ActionVerb.PutDown, thing) + world.Failures(ActionVerb.PlaceAt, thing)
        + world.Failures(ActionVerb.TurnOn, thing) + world.Failures(ActionVerb.Open, thing) + world.Failures(ActionVerb.Slice, thing);
}
