using Robotics.Brainstem.Ros2.Messages.VisionMsgs;

namespace Robotics.Brainstem.Ros2.Body;

/// <summary>One object of a vision_msgs/Detection3DArray.</summary>
/// <param name="Class">The class of its best hypothesis; empty without one.</param>
/// <param name="Score">How sure that is, 0 to 1.</param>
/// <param name="Pose">X_WO.</param>
/// <param name="Stamp">On the robot's clock.</param>
/// <param name="Uncertainty">From the covariance.</param>
internal sealed record SeenObject(string Class, double Score, Pose Pose, TimeSpan Stamp, PoseUncertainty Uncertainty)
{
    private const int Axes = 6;

    /// <param name="detection">With or without hypotheses: then the box's centre is the pose.</param>
    /// <param name="stamp">The array's.</param>
    /// <returns>Null when its pose is none: not finite, or turned by no rotation.</returns>
    public static SeenObject? Of(Detection3D detection, TimeSpan stamp)
    {
        ObjectHypothesisWithPose? best = detection.Results.MaxBy(r => r.Hypothesis.Score);
        if (!(best?.Pose.Pose ?? detection.Bbox.Center).IsPose()) return null;
        if (best is null) return new("", 0, detection.Bbox.Center.ToPose(), stamp, PoseUncertainty.Exact);
        double[] covariance = best.Pose.Covariance;
        return new(best.Hypothesis.ClassId, best.Hypothesis.Score, best.Pose.Pose.ToPose(), stamp, new(Deviation(covariance, 0), Deviation(covariance, 3)));
    }

    /// <summary>The covariance of a pose whose axes are alike and independent.</summary>
    public static double[] Covariance(PoseUncertainty uncertainty)
    {
        double[] covariance = new double[Axes * Axes];
        for (int i = 0; i < Axes; i++)
        {
            double deviation = i < 3 ? uncertainty.Position : uncertainty.Orientation;
            covariance[(Axes * i) + i] = deviation * deviation;
        }

        return covariance;
    }

    private static double Deviation(double[] covariance, int first)
    {
        double most = 0;
        for (int i = first; i < first + 3; i++) most = Math.Max(most, covariance[(Axes * i) + i]);
        return double.IsFinite(most) ? Math.Sqrt(most) : 0;
    }
}
