using System.Globalization;
using Grpc.Core;

namespace Robotics.Protos.Errors;

/// <summary>The program's error codes as statuses of gRPC. The code itself travels in a trailer, so that nothing is lost on the way.</summary>
internal static class ErrorStatus
{
    /// <summary>Name of the trailer with the number of the <see cref="ErrorCode"/>.</summary>
    public const string Trailer = "robotics-error-code";

    public static RpcException Of(RoboticsException error) => new(
        new Status(StatusOf(error.Code), error.Message),
        new Metadata { { Trailer, ((int)error.Code).ToString(CultureInfo.InvariantCulture) } });

    /// <summary>The caller has gone, or has given the call up.</summary>
    public static RpcException Cancelled() => new(new Status(StatusCode.Cancelled, "The caller has gone."));

    private static StatusCode StatusOf(ErrorCode code) => code switch
    {
        ErrorCode.InvalidArgument or ErrorCode.NotUnderstood or ErrorCode.CommandRejected => StatusCode.InvalidArgument,
        ErrorCode.UnknownName => StatusCode.NotFound,
        ErrorCode.MissingDependency or ErrorCode.MalformedFile or ErrorCode.LeaseLost or ErrorCode.Stopped => StatusCode.FailedPrecondition,
        ErrorCode.Diverged => StatusCode.Aborted,
        ErrorCode.Unsupported => StatusCode.Unimplemented,
        ErrorCode.Unavailable => StatusCode.Unavailable,
        ErrorCode.DataLoss => StatusCode.DataLoss,
        ErrorCode.Forbidden => StatusCode.PermissionDenied,
        _ => StatusCode.Internal,
    };
}
