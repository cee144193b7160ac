using Grpc.Core;
using Robotics.Protos.Calls;
using Robotics.Protos.V1;

namespace Robotics.Tests.Apart;

/// <summary>What comes twice over a stream, or out of place.</summary>
public sealed class StreamTests
{
    [Fact]
    public async Task A_request_that_comes_twice_is_done_and_answered_once()
    {
        Requests requests = new([1, 1, 2, 1, 2, 3]);
        Answers answers = new();
        List<ulong> done = [];
        await DuplexServer.AnswerAsync<PerceiveRequest, PerceiveResponse>(
            requests,
            answers,
            request =>
            {
                done.Add(request.Number);
                return new(new PerceiveResponse());
            },
            TestContext.Current.CancellationToken);
        Assert.Equal([1, 2, 3], done);
        Assert.Equal([1, 2, 3], answers.Numbers);
    }

    private sealed class Requests(ulong[] numbers) : IAsyncStreamReader<PerceiveRequest>
    {
        private int _next = -1;

        public PerceiveRequest Current => new() { Number = numbers[_next] };

        public Task<bool> MoveNext(CancellationToken cancellationToken) => Task.FromResult(++_next < numbers.Length);
    }

    private sealed class Answers : IServerStreamWriter<PerceiveResponse>
    {
        public List<ulong> Numbers { get; } = [];

        public WriteOptions? WriteOptions { get; set; }

        public Task WriteAsync(PerceiveResponse message)
        {
            Numbers.Add(message.Number);
            return Task.CompletedTask;
        }

        public Task WriteAsync(PerceiveResponse message, CancellationToken cancellationToken) => WriteAsync(message);
    }
}
