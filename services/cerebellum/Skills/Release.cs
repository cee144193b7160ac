using Robotics.Cerebellum.Motion;

namespace Robotics.Cerebellum.Skills;

/// <summary>Opens where it is and moves away.</summary>
internal sealed class Release(SkillContext context) : Skill(context)
{
    private const double RetreatLength = 0.10;

    public static SkillDeclaration Declaration { get; } = new()
    {
        Verb = SkillVerb.Release,
        Name = "release",
        Summary = "open the gripper where it is and move away upwards",
        Phases = ["release", "retreat"],
        Expected = new(15, 5, 0),
        Precondition = _ => [],
        Postcondition = _ => [Predicate.HandEmpty],
    };

    public override IEnumerable<SkillMove> Run()
    {
        foreach (SkillMove move in LetGo(Tcp)) yield return move;
        foreach (SkillMove move in Retreat(RetreatLength, "retreat")) yield return move;
        Context.Finish("The hand is open and clear.");
    }
}
