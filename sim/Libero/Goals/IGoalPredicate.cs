using Robotics.Sim.Engine;

namespace Robotics.Sim.Libero.Goals;

/// <summary>One part of a task's goal, resolved to the ids of a compiled model. Reads the last computed poses and contacts, and allocates nothing.</summary>
internal interface IGoalPredicate
{
    bool Holds(MujocoData data);
}
