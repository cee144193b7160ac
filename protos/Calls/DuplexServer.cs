using Grpc.Core;

namespace Robotics.Protos.Calls;

/// <summary>Answers the requests of a stream, one for one and in order.</summary>
internal static class DuplexServer
{
    public static async Task AnswerAsync<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requests, IServerStreamWriter<TResponse> responses, Func<TRequest, ValueTask<TResponse>> answer, CancellationToken ct)
    {
        while (await requests.MoveNext(ct)) await responses.WriteAsync(await answer(requests.Current), ct);
    }

    /// <summary>The same for work that a later request of the stream can cancel. When the stream ends meanwhile, the work is cancelled and waited for.</summary>
    /// <param name="requests">What comes in.</param>
    /// <param name="responses">Where answers go.</param>
    /// <param name="work">Starts the work that a request asks for; null for a request that asks for none.</param>
    /// <param name="cancels">Whether a request cancels the work under way.</param>
    /// <param name="ct">The call's own.</param>
    public static async Task WorkAsync<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requests,
        IServerStreamWriter<TResponse> responses,
        Func<TRequest, CancellationToken, Task<TResponse>?> work,
        Func<TRequest, bool> cancels,
        CancellationToken ct)
    {
        Task<bool> next = requests.MoveNext(ct);
        while (await next)
        {
            using CancellationTokenSource cancel = CancellationTokenSource.CreateLinkedTokenSource(ct);
            Task<TResponse>? running = work(requests.Current, cancel.Token);
            next = requests.MoveNext(ct);
            if (running is null) continue;
            while (await Task.WhenAny(running, next) == next && !running.IsCompleted)
            {
                bool more = next is { IsCompletedSuccessfully: true, Result: true };
                if (!more || cancels(requests.Current)) await cancel.CancelAsync();
                if (!more) break;
                next = requests.MoveNext(ct);
            }

            TResponse response = await running;
            await responses.WriteAsync(response, ct);
        }
    }
}
