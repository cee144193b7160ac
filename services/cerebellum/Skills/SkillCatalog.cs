namespace Robotics.Cerebellum.Skills;

/// <summary>Every skill, by verb. A new skill is a class and a line here.</summary>
public static class SkillCatalog
{
    private static readonly ImmutableArray<(SkillDeclaration Declaration, Func<SkillContext, Skill> Start)> Entries =
    [
        (PickUp.Declaration, c => new PickUp(c)),
        (Place.Declaration, c => new Place(c)),
        (Articulate.Declare(SkillVerb.Open, "open", "move a drawer or door to its open end", PredicateKind.Open), c => new Articulate(c)),
        (Articulate.Declare(SkillVerb.Close, "close", "move a drawer or door to its closed end", PredicateKind.Close), c => new Articulate(c)),
        (Articulate.Declare(SkillVerb.TurnOn, "turn_on", "turn a knob to its on position", PredicateKind.TurnOn), c => new Articulate(c)),
        (Articulate.Declare(SkillVerb.TurnOff, "turn_off", "turn a knob to its off position", PredicateKind.TurnOff), c => new Articulate(c)),
        (Push.Declaration, c => new Push(c)),
        (Release.Declaration, c => new Release(c)),
        (Look.Declaration, c => new Look(c)),
    ];

    /// <summary>What each skill promises, in the order of the verbs.</summary>
    public static ImmutableArray<SkillDeclaration> All { get; } = [.. Entries.Select(e => e.Declaration).OrderBy(d => d.Verb)];

    /// <exception cref="RoboticsException">Unsupported: no skill does this verb.</exception>
    internal static Skill Start(SkillContext context)
    {
        foreach ((SkillDeclaration declaration, Func<SkillContext, Skill> start) in Entries)
        {
            if (declaration.Verb == context.Subgoal.Verb) return start(context);
        }

        throw new RoboticsException(
            ErrorCode.Unsupported, $"There is no skill for {context.Subgoal.Verb}. Known: {string.Join(", ", All.Select(d => d.Verb))}.");
    }
}
