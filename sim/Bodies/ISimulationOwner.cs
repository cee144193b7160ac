namespace Robotics.Sim.Bodies;

/// <summary>A driver that lets faults and oracles into its simulation. Every simulated body implements it; a brain never sees it.</summary>
internal interface ISimulationOwner
{
    SimulationHandle Simulation { get; }
}
