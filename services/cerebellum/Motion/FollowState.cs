namespace Robotics.Cerebellum.Motion;

/// <summary>How far the following of a path has come.</summary>
internal enum FollowState
{
    Going,
    Arrived,

    /// <summary>The TCP has come no closer for a while.</summary>
    Stuck,
    OutOfSteps,
}
