using Robotics.Cerebellum.Motion;

namespace Robotics.Cerebellum.Skills;

/// <summary>What one run of a skill works with. The executor refreshes <see cref="Scene"/> after each control step.</summary>
internal sealed class SkillContext
{
    public required Subgoal Subgoal { get; init; }

    public required BodyDescription Body { get; init; }

    public required Hand Hand { get; init; }

    public required IRobotModel? Model { get; init; }

    public required RestingPoses Resting { get; init; }

    /// <summary>Choices of this subgoal that have failed, as text.</summary>
    public required ImmutableArray<string> Failed { get; init; }

    public required SceneGraph Scene { get; set; }

    /// <summary>The scene a control step before; null when there was none.</summary>
    public SceneGraph? Before { get; set; }

    /// <summary>The gripper's command when the run began, −1 open … +1 closed.</summary>
    public double Gripper { get; init; } = -1;

    /// <summary>How it is being done, for the graph of tried edges.</summary>
    public string Choice { get; set; } = "";

    /// <summary>Set when it ended.</summary>
    public SkillOutcome? Outcome { get; private set; }

    /// <summary>The subgoal's object in the scene; null when it is not seen.</summary>
    public SceneObject? Object => Scene.Find(Subgoal.Object);

    public Reach Reach => new(Body, Model, Scene.Robot.JointPositions);

    /// <summary>What is known of how the arm follows the hand; null when there is no model of it.</summary>
    public required ArmSweep? Arm { get; init; }

    public void Fail(Cause cause, string text) => Outcome ??= new(false, cause, text, Choice);

    public void Finish(string text) => Outcome ??= new(true, Cause.None, text, Choice);
}
