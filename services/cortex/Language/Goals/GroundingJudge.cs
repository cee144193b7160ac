using Robotics.Cortex.Language.Reference;

namespace Robotics.Cortex.Language.Goals;

/// <summary>Weighs the readings of an instruction against one another: a goal when one is clearly believed, a question when not, else what was not understood.</summary>
internal sealed class GroundingJudge
{
    private const int AlternativesGiven = 4;

    /// <summary>Fit at which words are believed as much as names.</summary>
    private const double GoodFit = 0.5;

    /// <summary>A goal is offered as an answer when it weighs at least this share of the best.</summary>
    private const double WorthAsking = 0.1;

    private readonly GroundingOptions _options;
    private readonly SceneVocabulary _vocabulary;

    public GroundingJudge(GroundingOptions options, SceneVocabulary vocabulary) => (_options, _vocabulary) = (options, vocabulary);

    /// <summary>The verdict on the readings.</summary>
    /// <param name="readings">Best first; with nothing wanted when nothing was understood.</param>
    /// <param name="stuck">The phrase that fits nothing in the scene; null when there is none.</param>
    /// <param name="instruction">As said, with what was answered when it was asked about.</param>
    public Grounding Judge(ImmutableArray<Reading> readings, string? stuck, Instruction instruction)
    {
        List<(Goal Goal, Reading Reading, double Mass)> goals = Weigh(readings);
        if (goals.Count == 0 || stuck is not null) return NotUnderstood(stuck ?? instruction.Text);
        double total = goals.Sum(g => g.Mass);
        (Goal best, Reading reading, double mass) = goals[0];
        double confidence = mass / total * Math.Min(1, reading.Fit / GoodFit);
        ImmutableArray<Goal> others = [.. goals.Skip(1).Take(AlternativesGiven).Select(g => g.Goal)];
        Grounding grounding = new() { Confidence = confidence, Alternatives = others, Explanation = reading.Notes };
        if (confidence >= _options.AskBelow) return grounding with { Goal = best };
        ImmutableArray<Goal> open = [.. goals.Where(g => g.Mass >= WorthAsking * mass).Take(AlternativesGiven).Select(g => g.Goal)];
        ImmutableArray<string> candidates = [.. open.Select(g => GoalComposer.Describe(g, _vocabulary))];
        if (Answered(instruction.Answers, candidates) is int chosen)
        {
            ImmutableArray<Goal> left = [best, .. others];
            return grounding with { Goal = open[chosen], Confidence = 1, Alternatives = [.. left.Where(g => g != open[chosen])], Explanation = reading.Notes.Add($"as answered: {candidates[chosen]}") };
        }

        return grounding with
        {
            Alternatives = [best, .. others],
            Question = new Question(candidates.Length == 1 ? $"Do you mean: {candidates[0]}?" : "Which of these do you mean?", candidates),
        };
    }

    /// <summary>The candidate that the last answer which is one names, in its own words or by its number from 1; null when none does.</summary>
    private static int? Answered(ImmutableArray<string> answers, ImmutableArray<string> candidates)
    {
        foreach (string answer in answers.Reverse())
        {
            string said = answer.Trim();
            int index = int.TryParse(said, System.Globalization.CultureInfo.InvariantCulture, out int number)
                ? number - 1
                : Enumerable.Range(0, candidates.Length).FirstOrDefault(i => string.Equals(candidates[i], said, StringComparison.OrdinalIgnoreCase), -1);
            if (index < 0 && candidates.Length == 1 && said.StartsWith("y", StringComparison.OrdinalIgnoreCase)) index = 0;
            if (index >= 0 && index < candidates.Length) return index;
        }

        return null;
    }

    /// <summary>Goals with the weight of all readings that lead to them, heaviest first; ties by their text.</summary>
    private static List<(Goal Goal, Reading Reading, double Mass)> Weigh(ImmutableArray<Reading> readings)
    {
        List<(Goal Goal, Reading Reading, double Mass)> goals = [];
        double best = readings.Select(r => r.Score).DefaultIfEmpty(0).Max();
        foreach (Reading reading in readings)
        {
            if (GoalComposer.Compose(reading) is not { } goal) continue;
            double mass = Math.Exp(reading.Score - best);
            int known = goals.FindIndex(g => GoalComposer.KeyOf(g.Goal) == GoalComposer.KeyOf(goal));
            if (known < 0) goals.Add((goal, reading, mass));
            else goals[known] = goals[known] with { Mass = goals[known].Mass + mass };
        }

        goals.Sort((a, b) => b.Mass != a.Mass ? b.Mass.CompareTo(a.Mass) : string.CompareOrdinal(GoalComposer.KeyOf(a.Goal), GoalComposer.KeyOf(b.Goal)));
        return goals;
    }

    private Grounding NotUnderstood(string phrase) => new()
    {
        NotUnderstood = $"I did not understand \"{phrase}\". The scene offers: {_vocabulary.Offer()}.",
    };
}
