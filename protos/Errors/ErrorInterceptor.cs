using Grpc.Core;
using Grpc.Core.Interceptors;
using Robotics.Protos.Lanes;

namespace Robotics.Protos.Errors;

/// <summary>The one place where an error of the program becomes a status of gRPC, for unary and streaming calls.</summary>
internal sealed class ErrorInterceptor : Interceptor
{
    public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        try
        {
            return await continuation(request, context);
        }
        catch (RoboticsException e)
        {
            throw ErrorStatus.Of(e);
        }
        catch (OperationCanceledException) when (context.CancellationToken.IsCancellationRequested)
        {
            throw ErrorStatus.Cancelled();
        }
    }

    public override async Task DuplexStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        DuplexStreamingServerMethod<TRequest, TResponse> continuation)
    {
        try
        {
            await continuation(requestStream, responseStream, context);
        }
        catch (RoboticsException e)
        {
            throw ErrorStatus.Of(e);
        }
        catch (Exception e) when (Gone(e, context))
        {
            throw ErrorStatus.Cancelled();
        }
    }

    /// <summary>Whether the caller has gone: reading from it may say so before its token does.</summary>
    private static bool Gone(Exception e, ServerCallContext context) =>
        e is LaneCutException
        || (e is OperationCanceledException or IOException && context.CancellationToken.IsCancellationRequested)
        || (e is IOException && e.Message.StartsWith("The client reset", StringComparison.Ordinal));
}
