using Robotics.Cortex.Planning.Search;

namespace Robotics.Cortex.Planning.Checking;

/// <summary>Follows proposed steps through the operators, from what holds now to the goal, and says what is wrong with them.</summary>
internal sealed class StepCheck(GroundProblem problem)
{
    /// <summary>The steps as actions, and the objections; with any objection the actions are no plan.</summary>
    /// <param name="steps">What is proposed, in order.</param>
    /// <param name="stages">Conjunctions of atoms to reach one after the other; each holds those before it.</param>
    /// <param name="barred">Whether a step was tried from here until nothing of it was left.</param>
    public (ImmutableArray<GroundAction> Actions, ImmutableArray<string> Objections) Follow(
        ImmutableArray<ProposedStep> steps, ImmutableArray<ImmutableArray<string>> stages, Func<GroundAction, bool> barred)
    {
        SearchState state = new(problem.Initial);
        List<GroundAction> actions = [];
        HashSet<SearchState> seen = [state];
        int stage = Reached(stages, 0, state);
        for (int i = 0; i < steps.Length; i++)
        {
            string step = FormattableString.Invariant($"step {i + 1}, {steps[i]}");
            ImmutableArray<string> terms = steps[i].Terms;
            GroundAction[] fitting = [.. problem.Actions.Where(a => a.Schema.Verb == steps[i].Verb && a.Terms.SequenceEqual(terms, StringComparer.Ordinal))];
            if (fitting.Length == 0) return ([], [$"{step}: no operator does this here"]);
            if (fitting.FirstOrDefault(state.Allows) is not { } action) return ([], [$"{step}: {Lacking(fitting, state)}"]);
            if (barred(action)) return ([], [$"{step}: it was tried from here and failed in every way"]);
            state = state.After(action);
            if (!seen.Add(state)) return ([], [$"{step}: it leads back to where the plan has been"]);
            actions.Add(action);
            stage = Reached(stages, stage, state);
        }

        ImmutableArray<string> missing = stage < stages.Length ? stages[stage] : stages.IsEmpty ? [] : stages[^1];
        string[] open = [.. missing.Where(atom => !Holds(atom, state)).Select(atom => $"({atom})")];
        if (open.Length > 0) return ([], [$"after the last step this does not hold: {string.Join(", ", open)}"]);
        return ([.. actions], []);
    }

    private int Reached(ImmutableArray<ImmutableArray<string>> stages, int from, SearchState state)
    {
        while (from < stages.Length && stages[from].All(atom => Holds(atom, state))) from++;
        return from;
    }

    private bool Holds(string atom, SearchState state) => problem.Atoms.IndexOf(atom) is >= 0 and int index && state[index];

    /// <summary>What the action that lacks least lacks.</summary>
    private string Lacking(GroundAction[] actions, SearchState state)
    {
        string[] least = actions
            .Select(a => (string[])[.. a.Needs.Where(n => !state[n]).Select(n => $"({problem.Atoms[n]})"), .. a.Forbids.Where(n => state[n]).Select(n => $"not ({problem.Atoms[n]})")])
            .MinBy(lacking => lacking.Length)!;
        return $"before it this must hold: {string.Join(", ", least)}";
    }
}
