Console.WriteLine("robotics");
