using Robotics.Protos.Mapping;

namespace Robotics.Protos.Simulation;

/// <summary>Words of the domain to messages of the wire. Doubles stay doubles.</summary>
internal static class SimMapping
{
    public static V1.ResetResponse ToWire(EnvironmentStart start)
    {
        V1.ResetResponse message = new()
        {
            Session = start.Session,
            TaskName = start.TaskName,
            Instruction = start.Instruction,
            StepLimit = start.StepLimit,
            SettleSteps = start.SettleSteps,
            State = ToWire(start.State),
        };
        message.Cameras.AddRange(start.Cameras);
        message.Objects.AddRange(start.Objects.Select(ToWire));
        return message;
    }

    public static V1.EnvironmentState ToWire(EnvironmentState state)
    {
        Observation seen = state.Observation;
        V1.EnvironmentState message = new()
        {
            Step = seen.Step,
            TimeS = seen.Time.TotalSeconds,
            Success = state.Success,
            SuccessNow = state.SuccessNow,
            Tcp = seen.TcpInWorld.ToWire(),
            GripperWidthM = seen.GripperWidth,
        };
        message.JointPositionRad.AddRange(seen.JointPositions);
        message.JointVelocityRadS.AddRange(seen.JointVelocities);
        message.Objects.AddRange(seen.Tracks.Select(ToWire));
        message.Pictures.AddRange(seen.Frames.Select(ObservationMapping.ToWire));
        message.Physics.AddRange(state.Physics);
        return message;
    }

    /// <remarks>Object indices are the simulator's truth per pixel, which is not offered to the outside.</remarks>
    public static ImmutableArray<CameraRequest> FromWire(IEnumerable<V1.CameraRequest> cameras) =>
        [.. cameras.Select(c => c.FromWire() with { Segmentation = false })];

    public static EnvironmentRequest FromWire(V1.ResetRequest request) => new(request.Session, request.Suite, request.Task, request.Init, request.Seed)
    {
        Mode = request.Mode.Length == 0 ? "fast" : request.Mode,
        Resets = request.Resets == 0 ? null : request.Resets,
        Cameras = FromWire(request.Cameras),
    };

    private static V1.ObjectInfo ToWire(ObjectDescription description)
    {
        V1.ObjectInfo message = new() { Id = description.Id, Category = description.Category, Movable = description.Mobility == Mobility.Movable };
        message.Names.AddRange(description.Names);
        return message;
    }

    private static V1.ObjectState ToWire(Track track)
    {
        V1.ObjectState message = new() { Id = track.Id, Pose = track.Pose.ToWire() };
        message.Articulation.AddRange(track.ArticulationPositions);
        return message;
    }
}
