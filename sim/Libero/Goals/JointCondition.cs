using Robotics.Sim.Engine;
using Robotics.Sim.Libero.Composition;

namespace Robotics.Sim.Libero.Goals;

/// <summary>Joints are beyond a threshold: any of them (open, on) or all of them (closed, off).</summary>
/// <param name="positions">Addresses in qpos.</param>
/// <param name="bound">Which positions count.</param>
/// <param name="any">Whether one joint is enough; else all must be beyond, which holds without any joint too.</param>
internal sealed class JointCondition(ImmutableArray<int> positions, Bound bound, bool any) : IGoalPredicate
{
    public bool Holds(MujocoData data)
    {
        Span<double> qpos = data.Qpos;
        foreach (int position in positions)
        {
            if (bound.Holds(qpos[position]) == any) return any;
        }

        return !any;
    }
}
