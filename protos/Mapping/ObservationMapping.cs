using System.Runtime.InteropServices;
using Google.Protobuf;

namespace Robotics.Protos.Mapping;

/// <summary>What a body senses: words of the domain to messages of the wire, and back. Pictures are wrapped, not copied.</summary>
internal static class ObservationMapping
{
    public static V1.Observation ToWire(this Observation seen)
    {
        V1.Observation message = new()
        {
            Step = seen.Step,
            TimeNs = seen.Time.ToNanoseconds(),
            TcpInWorld = seen.TcpInWorld.ToWire(),
            TcpVelocity = seen.TcpVelocity.ToWire(),
            GripperWidthM = seen.GripperWidth,
            Mode = EnumMap<BodyMode, V1.BodyMode>.ToWire(seen.Mode),
        };
        message.JointPositionRad.AddRange(seen.JointPositions);
        message.JointVelocityRadS.AddRange(seen.JointVelocities);
        message.JointEffortNm.AddRange(seen.JointEfforts);
        foreach (Track track in seen.Tracks) message.Tracks.Add(ToWire(track));
        foreach (Detection detection in seen.Detections) message.Detections.Add(ToWire(detection));
        foreach (CameraFrame frame in seen.Frames) message.Pictures.Add(frame.ToWire());
        return message;
    }

    public static Observation FromWire(this V1.Observation? message)
    {
        V1.Observation seen = message.Present("an.observation");
        return new()
        {
            Step = seen.Step,
            Time = seen.TimeNs.ToTime(),
            JointPositions = [.. seen.JointPositionRad],
            JointVelocities = [.. seen.JointVelocityRadS],
            JointEfforts = [.. seen.JointEffortNm],
            TcpInWorld = seen.TcpInWorld.FromWire(),
            TcpVelocity = seen.TcpVelocity.FromWire(),
            GripperWidth = seen.GripperWidthM,
            Mode = EnumMap<BodyMode, V1.BodyMode>.FromWire(seen.Mode),
            Tracks = [.. seen.Tracks.Select(FromWire)],
            Detections = [.. seen.Detections.Select(FromWire)],
            Frames = [.. seen.Pictures.Select(FromWire)],
        };
    }

    /// <exception cref="RoboticsException">InvalidArgument: the bytes are no observation.</exception>
    public static Observation ToObservation(this ByteString bytes)
    {
        try
        {
            return V1.Observation.Parser.ParseFrom(bytes).FromWire();
        }
        catch (InvalidProtocolBufferException e)
        {
            throw new RoboticsException(ErrorCode.InvalidArgument, $"{bytes.Length} bytes that are said to be an observation are none: {e.Message}", e);
        }
    }

    public static V1.CameraRequest ToWire(this CameraRequest request) => new()
    {
        Camera = request.Camera,
        Width = request.Width,
        Height = request.Height,
        Depth = request.Depth,
        Segmentation = request.Segmentation,
    };

    public static CameraRequest FromWire(this V1.CameraRequest request) =>
        new(request.Camera, request.Width, request.Height, request.Depth, request.Segmentation);

    /// <remarks>The buffers belong to this observation alone and nobody writes to them any more, so that they need no copy.</remarks>
    public static V1.Picture ToWire(this CameraFrame frame) => new()
    {
        Camera = frame.Camera,
        Width = frame.Width,
        Height = frame.Height,
        Rgb = UnsafeByteOperations.UnsafeWrap(frame.Rgb),
        DepthM = ByteString.CopyFrom(MemoryMarshal.AsBytes(frame.Depth.Span)),
        Segmentation = ByteString.CopyFrom(MemoryMarshal.AsBytes(frame.Segmentation.Span)),
        FocalLengthPx = frame.FocalLength,
        CameraPose = frame.CameraInWorld.ToWire(),
        TimeNs = frame.Time.ToNanoseconds(),
    };

    private static CameraFrame FromWire(V1.Picture picture) => new()
    {
        Camera = picture.Camera,
        Width = picture.Width,
        Height = picture.Height,
        Rgb = picture.Rgb.Memory,
        Depth = MemoryMarshal.Cast<byte, float>(picture.DepthM.Span).ToArray(),
        Segmentation = MemoryMarshal.Cast<byte, int>(picture.Segmentation.Span).ToArray(),
        FocalLength = picture.FocalLengthPx,
        CameraInWorld = picture.CameraPose.FromWire(),
        Time = picture.TimeNs.ToTime(),
    };

    private static V1.Detection ToWire(Detection detection) => new()
    {
        Object = detection.Object.ToWire(),
        Pose = detection.Pose.ToWire(),
        Uncertainty = detection.Uncertainty.ToWire(),
        Score = detection.Score,
        TimeNs = detection.Time.ToNanoseconds(),
    };

    private static Detection FromWire(V1.Detection detection) =>
        new(detection.Object.FromWire(), detection.Pose.FromWire(), detection.Uncertainty.FromWire(), detection.Score, detection.TimeNs.ToTime());

    private static V1.Track ToWire(Track track)
    {
        V1.Track message = new()
        {
            Id = track.Id,
            Pose = track.Pose.ToWire(),
            TimeNs = track.Time.ToNanoseconds(),
            Source = track.Source,
            Uncertainty = track.Uncertainty.ToWire(),
        };
        message.ArticulationPosition.AddRange(track.ArticulationPositions);
        return message;
    }

    private static Track FromWire(V1.Track track) =>
        new(track.Id, track.Pose.FromWire(), [.. track.ArticulationPosition], track.TimeNs.ToTime(), track.Source)
        {
            Uncertainty = track.Uncertainty.FromWire(),
        };
}
