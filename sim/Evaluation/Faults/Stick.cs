using Robotics.Sim.Bodies;

namespace Robotics.Sim.Evaluation.Faults;

/// <summary>Drawers, doors and knobs stick where they are until they have been pulled loose.</summary>
internal sealed class Stick : FaultyDriver
{
    private readonly SortedDictionary<(int Thing, int Articulation), double> _stuck = [];

    public Stick(FaultSetup setup)
        : base(setup, "stick")
    {
        ImmutableArray<Track> tracks = ReadTracks();
        for (int thing = 0; thing < tracks.Length; thing++)
        {
            for (int i = 0; i < tracks[thing].ArticulationPositions.Length; i++) Set((thing, i), tracks[thing].ArticulationPositions[i]);
        }
    }

    protected override FaultyDriver Over(FaultSetup setup) => new Stick(setup);

    protected override void StepEnded()
    {
        if (_stuck.Count == 0) return;
        ImmutableArray<Track> tracks = ReadTracks();
        foreach ((int Thing, int Articulation) key in _stuck.Keys)
        {
            if (HasFired || !Simulation.Touch(key.Thing, SimulationHandle.Robot)) continue;
            Fire($"{Body.Objects[key.Thing].Names[0]} sticks with {More(key)} N or N·m more");
        }

        foreach (((int Thing, int Articulation) key, double start) in _stuck.ToArray())
        {
            if (Math.Abs(tracks[key.Thing].ArticulationPositions[key.Articulation] - start) < Options.StickFree) continue;
            _stuck.Remove(key);
            Simulation.SetJointFriction(key.Thing, key.Articulation, 0);
        }
    }

    protected override void Keep(BinaryWriter writer)
    {
        writer.Write(_stuck.Count);
        foreach (((int thing, int articulation), double start) in _stuck)
        {
            writer.Write(thing);
            writer.Write(articulation);
            writer.Write(start);
        }
    }

    protected override void Recall(BinaryReader reader)
    {
        foreach ((int thing, int articulation) in _stuck.Keys) Simulation.SetJointFriction(thing, articulation, 0);
        _stuck.Clear();
        for (int left = reader.ReadInt32(); left > 0; left--) Set((reader.ReadInt32(), reader.ReadInt32()), reader.ReadDouble());
    }

    private void Set((int Thing, int Articulation) key, double start)
    {
        _stuck[key] = start;
        Simulation.SetJointFriction(key.Thing, key.Articulation, More(key));
    }

    private double More((int Thing, int Articulation) key) =>
        Body.Objects[key.Thing].Articulations[key.Articulation].Kind == ArticulationKind.Slide ? Options.StickForce : Options.StickTorque;
}
