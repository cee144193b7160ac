using Robotics.Cortex.Models.Asking;

namespace Robotics.Cortex.Models.Verdicts;

/// <summary>A subgoal that a model may be asked about.</summary>
internal sealed class Watched(Subgoal subgoal, ModelPicture? before)
{
    public Subgoal Subgoal { get; } = subgoal;

    /// <summary>The scene when it began; null without pictures.</summary>
    public ModelPicture? Before { get; } = before;

    /// <summary>Inconclusive verdicts since the model was last asked.</summary>
    public int Open { get; set; }

    /// <summary>Questions so far.</summary>
    public int Asked { get; set; }

    public SceneGraph? Scene { get; set; }
}
