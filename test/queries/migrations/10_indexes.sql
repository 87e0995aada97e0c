CREATE INDEX users_of_country ON users(country_id);
CREATE INDEX posts_of_user ON posts(user_id);
