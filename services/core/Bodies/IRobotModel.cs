namespace Robotics.Core.Bodies;

/// <summary>Kinematics, dynamics and geometry of a robot, computed from its model. No allocation; not thread-safe: one owner each, <see cref="Fork"/> for another.</summary>
/// <remarks>Joint vectors are in the description's order, rad. Poses are in the arm's base frame B.</remarks>
public interface IRobotModel
{
    /// <summary>Number of arm joints n.</summary>
    int Joints { get; }

    /// <summary>X_BT at q, and, when <paramref name="jacobian"/> is not empty, the geometric Jacobian of T: 6×n row-major, linear rows first, expressed in B.</summary>
    Pose Forward(ReadOnlySpan<double> q, Span<double> jacobian);

    /// <summary>Mass matrix (n×n row-major, kg·m²) and bias torques (gravity, Coriolis, centrifugal; N·m) at (q, q̇).</summary>
    void Dynamics(ReadOnlySpan<double> q, ReadOnlySpan<double> qd, Span<double> mass, Span<double> bias);

    /// <summary>Joint positions within the limits that reach <paramref name="X_BT"/> to 1 mm and 0.5°, from the seed in <paramref name="q"/>; false when none was found.</summary>
    bool Inverse(Pose X_BT, Span<double> q);

    /// <summary>The arm's and hand's collision shapes at q with X_BS, written in a fixed order; gripper opened to <paramref name="width"/> metres. Returns how many.</summary>
    int Shapes(ReadOnlySpan<double> q, double width, Span<PlacedShape> shapes);

    /// <summary>Which of those shapes may meet; nothing where a model has no geometry.</summary>
    ShapeRelations Relations => ShapeRelations.None;

    /// <summary>An independent model for another owner.</summary>
    IRobotModel Fork();
}
