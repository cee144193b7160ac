namespace Robotics.Training;

/// <summary>What the policy for the tabletop sees: the part of the scene camera's picture where things are, and the hand's camera.</summary>
internal static class TabletopViews
{
    /// <summary>Objects whose heading cannot be seen, nor matters.</summary>
    public static ImmutableArray<string> Round { get; } = ["bowl", "plate"];

    public static ImmutableArray<PolicyPicture> All { get; } =
    [
        new("scene", "agentview", 128, 128) { Top = 44, Height = 64 },
        new("hand", "wrist", 128, 128) { Width = 64, Height = 64, Shrink = 2 },
    ];
}
