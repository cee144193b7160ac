using Robotics.Cerebellum.Motion;

namespace Robotics.Cerebellum.Skills;

/// <summary>Holds still, the gripper as it is, so that what is perceived settles. It ends one step before its budget would end it.</summary>
internal sealed class Look(SkillContext context) : Skill(context)
{
    public static SkillDeclaration Declaration { get; } = new()
    {
        Verb = SkillVerb.Look,
        Name = "look",
        Summary = "hold still and look",
        Phases = ["look"],
        Expected = new(10, 5, 0),
        Precondition = _ => [],
        Postcondition = _ => [],
    };

    public override IEnumerable<SkillMove> Run() => Stay(Tcp, Context.Gripper, "look", Context.Subgoal.StepBudget - 1);
}
