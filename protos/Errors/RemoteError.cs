using System.Globalization;
using Grpc.Core;

namespace Robotics.Protos.Errors;

/// <summary>A status of gRPC as the program's error, seen from the caller.</summary>
internal static class RemoteError
{
    /// <param name="status">What the call ended with.</param>
    /// <param name="peer">Who was called, for the message: "the verifier at unix:/run/verifier.sock".</param>
    /// <param name="ct">The caller's token.</param>
    /// <returns>The error that the other side threw, where it came along; else <see cref="OperationCanceledException"/> when the caller cancelled, else what the status means.</returns>
    public static Exception Of(RpcException status, string peer, CancellationToken ct)
    {
        if (CodeOf(status.Trailers) is { } code) return new RoboticsException(code, status.Status.Detail, status);
        if (status.StatusCode == StatusCode.Cancelled && ct.IsCancellationRequested) return new OperationCanceledException(status.Status.Detail, status, ct);
        string text = status.StatusCode switch
        {
            StatusCode.DeadlineExceeded => $"{peer} did not answer in time.",
            StatusCode.Unavailable or StatusCode.Cancelled => $"{peer} does not answer: {status.Status.Detail}",
            _ => $"{peer} answered {status.StatusCode}: {status.Status.Detail}",
        };
        // A connection that was lost, or could not be made for want of a server or of its trust, is no defect of the other side.
        ErrorCode known = status.Status.DebugException is HttpRequestException or IOException or ObjectDisposedException ? ErrorCode.Unavailable : CodeOf(status.StatusCode);
        return new RoboticsException(known, Capitalised(text), status);
    }

    /// <summary>Whether a call failed on the way: not by what the other side said, nor by its silence.</summary>
    public static bool IsLostConnection(Exception? error) => error is RoboticsException { Code: ErrorCode.Unavailable, InnerException: RpcException status }
        && status.StatusCode != StatusCode.DeadlineExceeded && CodeOf(status.Trailers) is null;

    public static V1.CallError ToWire(RoboticsException error) => new() { Code = (int)error.Code, Text = error.Message };

    public static RoboticsException FromWire(V1.CallError error) => new(Known(error.Code) ?? ErrorCode.Internal, error.Text);

    private static ErrorCode? CodeOf(Metadata trailers) =>
        trailers.GetValue(ErrorStatus.Trailer) is { } text && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            ? Known(number)
            : null;

    private static ErrorCode? Known(int number) => Enum.IsDefined((ErrorCode)number) ? (ErrorCode)number : null;

    private static ErrorCode CodeOf(StatusCode status) => status switch
    {
        StatusCode.Unavailable or StatusCode.DeadlineExceeded or StatusCode.Cancelled or StatusCode.ResourceExhausted => ErrorCode.Unavailable,
        // What gRPC itself says of a stream whose frames make no sense; a defect behind it is Unknown.
        StatusCode.Internal => ErrorCode.Unavailable,
        StatusCode.InvalidArgument or StatusCode.OutOfRange => ErrorCode.InvalidArgument,
        StatusCode.NotFound => ErrorCode.UnknownName,
        StatusCode.Unimplemented => ErrorCode.Unsupported,
        StatusCode.DataLoss => ErrorCode.DataLoss,
        StatusCode.Unauthenticated or StatusCode.PermissionDenied => ErrorCode.Forbidden,
        _ => ErrorCode.Internal,
    };

    private static string Capitalised(string text) => string.Concat(char.ToUpperInvariant(text[0]).ToString(), text.AsSpan(1));
}
