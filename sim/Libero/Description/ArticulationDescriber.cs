using Robotics.Sim.Engine;
using Robotics.Sim.Libero.Composition;

namespace Robotics.Sim.Libero.Description;

/// <summary>The drawers, doors and knobs of a fixture.</summary>
internal static class ArticulationDescriber
{
    /// <summary>How far past LIBERO's strict thresholds a position must be, m or rad, so that what we call open or closed is so for LIBERO too.</summary>
    private const double Strictness = 1e-4;

    /// <param name="joint">The joint's id in the model.</param>
    /// <param name="label">Its name without the instance.</param>
    /// <param name="thresholds">What its position means.</param>
    /// <param name="X_OB">The body that it moves, in the object's frame at position 0.</param>
    /// <param name="model">The compiled model.</param>
    public static ArticulationDescription Of(int joint, string label, JointThresholds thresholds, Pose X_OB, MujocoModel model)
    {
        ReadOnlySpan<double> axis = model.JointAxis.Slice(3 * joint, 3), origin = model.JointPos.Slice(3 * joint, 3), range = model.JointRange.Slice(2 * joint, 2);
        return new ArticulationDescription
        {
            Label = label,
            Kind = (JointType)model.JointTypes[joint] == JointType.Slide ? ArticulationKind.Slide : ArticulationKind.Hinge,
            Use = thresholds.IsSwitch ? ArticulationUse.Switch : ArticulationUse.Access,
            Axis = (X_OB.Rotation * new Vec3(axis[0], axis[1], axis[2])).Normalized(),
            Origin = X_OB * new Vec3(origin[0], origin[1], origin[2]),
            Min = range[0],
            Max = range[1],
            ActiveAt = Reached(thresholds.Active),
            InactiveAt = Reached(thresholds.Passive),
        };
    }

    private static double Reached(Bound bound)
    {
        if (bound.Inclusive) return bound.Value;
        return bound.Above ? bound.Value + Strictness : bound.Value - Strictness;
    }
}
