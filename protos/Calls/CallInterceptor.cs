using Grpc.Core;
using Grpc.Core.Interceptors;
using Robotics.Protos.Errors;

namespace Robotics.Protos.Calls;

/// <summary>Gives each unary call a deadline, and turns the status that it ends with into the program's error. Streams have both a call: <see cref="DuplexClient{TRequest, TResponse, TState}"/>.</summary>
internal sealed class CallInterceptor(string peer, RegionChannelOptions options) : Interceptor
{
    public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
        TRequest request, ClientInterceptorContext<TRequest, TResponse> context, AsyncUnaryCallContinuation<TRequest, TResponse> continuation)
    {
        CallOptions limited = context.Options.Deadline is null
            ? context.Options.WithDeadline((options.Clock.GetUtcNow() + options.Patience).UtcDateTime)
            : context.Options;
        AsyncUnaryCall<TResponse> call = continuation(request, new(context.Method, context.Host, limited));
        return new(AnswerAsync(call.ResponseAsync, limited.CancellationToken), call.ResponseHeadersAsync, call.GetStatus, call.GetTrailers, call.Dispose);
    }

    private async Task<TResponse> AnswerAsync<TResponse>(Task<TResponse> answer, CancellationToken ct)
    {
        try
        {
            return await answer;
        }
        catch (RpcException e)
        {
            throw RemoteError.Of(e, peer, ct);
        }
    }
}
