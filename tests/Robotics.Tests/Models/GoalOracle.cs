using Robotics.Cortex.Language;
using Robotics.Sim.Libero.Language;

namespace Robotics.Tests.Models;

/// <summary>Stands for a model that understands: knows what a LIBERO task wants, and quotes the words of the instruction that say so.</summary>
internal sealed class GoalOracle(GroundingTask task, InstructionGrounder grounder)
{
    private const int LongestQuote = 5;

    private static readonly PredicateKind[] Switched = [PredicateKind.Open, PredicateKind.Close, PredicateKind.TurnOn, PredicateKind.TurnOff];

    private readonly Lazy<ImmutableArray<Predicate>> _wanted = new(() =>
    {
        string[] wanted = task.Wanted.Split(" & ");
        return [.. Possible(task.Scene).Where(p => wanted.Contains(task.Spell(new Goal { Stages = [[p]] })))];
    });

    public ImmutableArray<Predicate> Wanted => _wanted.Value;

    /// <summary>The right answer.</summary>
    public string Right(string instruction) => Answer(instruction, Wanted);

    /// <summary>A wrong answer that is well formed: other literals of the scene, chosen by number, with the words that fit them best.</summary>
    public string Wrong(string instruction, int number)
    {
        Predicate[] others = [.. Possible(task.Scene).Where(p => !Wanted.Contains(p) && PredicateEvaluator.Evaluate(p, task.Scene) != Truth.True)];
        return Answer(instruction, [others[number % others.Length]]);
    }

    private string Answer(string instruction, ImmutableArray<Predicate> literals) =>
        Answering.Goal([.. literals.Select(l => (l, Quote(instruction, l.Subject), l.Target is null ? "" : Quote(instruction, l.Target)))]);

    private string Quote(string instruction, string id)
    {
        string[] words = instruction.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        IEnumerable<string> quotes = Enumerable.Range(0, words.Length)
            .SelectMany(first => Enumerable.Range(1, Math.Min(LongestQuote, words.Length - first)).Select(count => string.Join(' ', words[first..(first + count)])));
        return quotes.Select(q => (Quote: q, Fit: grounder.Disadvantage(q, id, task.Scene))).Where(q => q.Fit is not null)
            .OrderBy(q => q.Fit).ThenBy(q => q.Quote.Length).Select(q => q.Quote).FirstOrDefault("");
    }

    private static IEnumerable<Predicate> Possible(SceneGraph scene)
    {
        foreach (SceneObject thing in scene.Objects)
        {
            foreach (ArticulationDescription articulation in thing.Description.Articulations)
            {
                foreach (PredicateKind kind in Switched.Where(k => (k is PredicateKind.Open or PredicateKind.Close) == (articulation.Use == ArticulationUse.Access)))
                    yield return new(kind, EntityId.Articulation(thing.Id, articulation.Label));
            }

            if (thing.Description.Mobility != Mobility.Movable) continue;
            foreach (SceneObject other in scene.Objects.Where(o => o.Id != thing.Id))
            {
                yield return new(PredicateKind.On, thing.Id, other.Id);
                foreach (RegionDescription region in other.Description.Regions)
                    yield return new(region.Kind == RegionKind.Inside ? PredicateKind.In : PredicateKind.On, thing.Id, EntityId.Region(other.Id, region.Label));
            }

            foreach (RegionDescription place in scene.Places) yield return new(PredicateKind.On, thing.Id, EntityId.Place(place.Label));
        }
    }
}
