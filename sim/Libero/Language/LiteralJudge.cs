using Robotics.Sim.Libero.Bddl;
using Robotics.Sim.Libero.Composition;
using Robotics.Sim.Libero.Description;

namespace Robotics.Sim.Libero.Language;

/// <summary>Compares a brain's goal with a task's, literal by literal, after its opaque ids are named. For scoring only.</summary>
internal sealed class LiteralJudge
{
    private static readonly ImmutableDictionary<string, string[]> Sayings = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["open"] = ["open", "pull", "slid", "unlatch", "swing"],
        ["close"] = ["clos", "shut", "push", "slid", "seal", "secur"],
        ["turnon"] = ["turn", "switch", "on ", "activat", "ignit", "light", "start", "power", "fire", "heat"],
        ["turnoff"] = ["turn", "switch", "off", "deactivat", "extinguish", "shut", "power", "kill", "cut"],
    }.ToImmutableDictionary(StringComparer.Ordinal);

    private readonly SceneModel _scene;
    private readonly LiberoDescription _description;
    private readonly ImmutableArray<string> _goal;
    private readonly ImmutableArray<string> _missing;

    /// <param name="scene">The task's scene.</param>
    /// <param name="description">What the brain was told of it.</param>
    /// <param name="held">For each literal of the task's goal, whether it holds at the start.</param>
    public LiteralJudge(SceneModel scene, LiberoDescription description, IReadOnlyList<bool> held)
    {
        (_scene, _description) = (scene, description);
        _goal = [.. scene.Problem.Goal.Select(Spell)];
        _missing = [.. _goal.Where((_, i) => !held[i])];
    }

    /// <summary>What the task's goal lacks at the start.</summary>
    public string Wanted => string.Join(" & ", _missing);

    public bool IsRight(Goal goal, string instruction)
    {
        string[] said = [.. goal.Literals.Select(Spell)];
        return _missing.All(said.Contains) && said.Where(literal => !_goal.Contains(literal)).All(literal => IsSaid(literal, instruction));
    }

    public string Spell(Goal goal) => string.Join(" & ", goal.Literals.Select(Spell));

    /// <summary>Opening, closing and switching beyond the goal are right when the instruction asks for them.</summary>
    private static bool IsSaid(string literal, string instruction) =>
        Sayings.TryGetValue(literal.Split(' ')[0], out string[]? words)
        && words.Any(word => $"{instruction} ".Contains(word, StringComparison.OrdinalIgnoreCase));

    private string Spell(BddlPredicate predicate)
    {
        if (predicate.Place is not null) return predicate.ToString();
        RegionSite? region = _scene.Regions.FirstOrDefault(r => r.Key == predicate.Subject);
        ImmutableArray<string> joints = region?.Joints ?? _scene.Objects.Concat(_scene.Fixtures).Single(t => t.Name == predicate.Subject).Joints;
        return $"{predicate.Name} {string.Join('+', joints)}";
    }

    private string Spell(Predicate literal)
    {
        string name = literal.Kind.ToString().ToLowerInvariant();
        string subject = _description.KeyOf(literal.Subject);
        return literal.Target is { } target ? $"{name} {subject} {_description.KeyOf(target)}" : $"{name} {subject}";
    }
}
